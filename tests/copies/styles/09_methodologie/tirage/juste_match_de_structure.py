# ---
# titre: "match de structure sur les descriptions"
# ---
# %% tirage
def tirage(espace, n, rng):
    def bruit(description):
        match description:
            case list() as choix if choix:
                return choix[rng.integers(len(choix))]
            case ("uniforme", a, b) if a <= b:
                return float(rng.uniform(a, b))
            case ("log", a, b) if 0 < a <= b:
                return float(10 ** rng.uniform(np.log10(a), np.log10(b)))
            case ("entier", a, b) if a <= b:
                return int(rng.integers(a, b + 1))
            case attendu:
                raise ValueError(f"description impossible : {attendu!r}")

    return [{nom: bruit(description) for nom, description in espace.items()} for _ in range(n)]

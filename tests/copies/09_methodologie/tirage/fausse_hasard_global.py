# ---
# titre: le hasard global
# perd:
#   test_tirage_formes: "le hasard doit venir de rng."
# ---
# %% tirage
def tirage(espace, n, rng):
    """Renvoie n combinaisons tirées de l'espace {nom: liste ou (genre, a, b)}."""
    rng = np.random

    def tirer(nom, description):
        if isinstance(description, list):
            return description[int(rng.randint(len(description)))]
        if not isinstance(description, tuple) or len(description) != 3:
            raise ValueError(f"{nom} : description impossible")
        genre, a, b = description
        if genre not in ("uniforme", "log", "entier") or a > b or (genre == "log" and a <= 0):
            raise ValueError(f"« {nom} » : description impossible, {description}.")
        if genre == "entier":
            return int(rng.randint(a, b + 1))
        if genre == "log":
            return float(np.exp(rng.uniform(np.log(a), np.log(b))))
        return float(rng.uniform(a, b))

    return [{nom: tirer(nom, description) for nom, description in espace.items()} for _ in range(n)]

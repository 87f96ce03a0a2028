# ---
# titre: des bornes à l'envers acceptées
# perd:
#   test_tirage_refus: "les bornes sont à l'envers."
# ---
# %% tirage
def tirage(espace, n, rng):
    """Renvoie n combinaisons tirées de l'espace {nom: liste ou (genre, a, b)}."""
    def tirer(nom, description):
        if isinstance(description, list):
            return description[int(rng.integers(len(description)))]
        if not isinstance(description, tuple) or len(description) != 3:
            raise ValueError(f"{nom} : description impossible")
        genre, a, b = description
        if genre not in ("uniforme", "log", "entier") or (genre == "log" and a <= 0):
            raise ValueError(f"« {nom} » : description impossible, {description}.")
        if genre == "entier":
            return int(rng.integers(min(a, b), max(a, b), endpoint=True))
        if genre == "log":
            return float(np.exp(rng.uniform(np.log(a), np.log(b))))
        return float(rng.uniform(a, b))

    return [{nom: tirer(nom, description) for nom, description in espace.items()} for _ in range(n)]

# ---
# titre: le même tirage répété
# perd:
#   test_tirage_formes: "le même tirage est répété : tirez à l'intérieur de la boucle."
#   test_tirage_lois: "le même tirage est répété"
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
        if genre not in ("uniforme", "log", "entier") or a > b or (genre == "log" and a <= 0):
            raise ValueError(f"« {nom} » : description impossible, {description}.")
        if genre == "entier":
            return int(rng.integers(a, b, endpoint=True))
        if genre == "log":
            return float(np.exp(rng.uniform(np.log(a), np.log(b))))
        return float(rng.uniform(a, b))

    return [{nom: tirer(nom, description) for nom, description in espace.items()}] * n

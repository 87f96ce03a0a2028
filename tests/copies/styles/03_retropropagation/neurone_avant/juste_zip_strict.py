# ---
# titre: "zip(strict=True), et l'exception qui en vient"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    z = b
    try:
        for attendu, obtenu in zip(x, w, strict=True):
            z += attendu * obtenu
    except ValueError as erreur:
        raise ValueError(f"autant de poids que d'entrées : {erreur}") from erreur
    return sigmoide(z)

# ---
# titre: une liste qui grandit
# ---
# %% grille
def grille(espace):
    toutes = [{}]
    for nom, valeurs in espace.items():
        if not list(valeurs):
            raise ValueError(f"{nom} n'a aucune valeur")
        toutes = [dict(reglages, **{nom: v}) for reglages in toutes for v in valeurs]
    return toutes

# ---
# titre: deux réglages seulement
# perd:
#   test_grille_combinaisons: "le nombre de valeurs renvoyées n'est pas celui que l'énoncé annonce."
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    (a, A), (b, B) = espace.items()
    return [{a: u, b: v} for u in A for v in B]

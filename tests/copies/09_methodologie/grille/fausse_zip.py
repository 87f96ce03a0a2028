# ---
# titre: les valeurs appariées, pas combinées
# perd:
#   test_grille_combinaisons: "grille à 2 × 2 combinaisons"
#   test_grille_refus: "donne deux combinaisons"
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [dict(zip(espace, combinaison)) for combinaison in zip(*espace.values())]

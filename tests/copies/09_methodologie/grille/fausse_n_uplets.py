# ---
# titre: des n-uplets sans noms
# perd:
#   test_grille_combinaisons: "grille à 2 × 2 combinaisons : des dictionnaires aux clés lr, caches, dans cet ordre"
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [combinaison for combinaison in itertools.product(*espace.values())]

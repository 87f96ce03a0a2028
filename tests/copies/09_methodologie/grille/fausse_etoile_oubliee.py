# ---
# titre: l'étoile de product oubliée
# perd:
#   test_grille_combinaisons: "il manque l'étoile"
# ---

# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [dict(zip(espace, combinaison)) for combinaison in itertools.product(espace.values())]

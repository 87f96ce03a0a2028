# ---
# titre: un seul dictionnaire, ajouté plusieurs fois
# perd:
#   test_grille_combinaisons: "un même dictionnaire ajouté plusieurs fois garde ses dernières valeurs : créez-en un par c"
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    toutes, courant = [], {}
    for combinaison in itertools.product(*espace.values()):
        courant.update(zip(espace, combinaison))
        toutes.append(courant)
    return toutes

# ---
# titre: une liste vide acceptée
# perd:
#   test_grille_refus: "le produit serait vide, sans le dire : vérifiez chaque liste."
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if False:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [dict(zip(espace, combinaison)) for combinaison in itertools.product(*espace.values())]

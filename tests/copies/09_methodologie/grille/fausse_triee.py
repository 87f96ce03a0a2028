# ---
# titre: les valeurs triées
# perd:
#   test_grille_combinaisons: "la dernière clé varie le plus vite, la première le plus lentement."
# ---
# %% grille
def grille(espace):
    """Renvoie la liste de toutes les combinaisons de l'espace {nom: valeurs}."""
    import itertools

    for nom, valeurs in espace.items():
        if len(valeurs) == 0:
            raise ValueError(f"le réglage « {nom} » n'a aucune valeur.")
    return [dict(zip(espace, combinaison)) for combinaison in itertools.product(*(sorted(v, key=str) for v in espace.values()))]

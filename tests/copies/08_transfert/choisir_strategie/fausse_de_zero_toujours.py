# ---
# titre: de zéro dès 100 000, même proche
# perd:
#   test_choisir_strategie_table: "relisez la ligne et la colonne"
# ---
# %% choisir_strategie
def choisir_strategie(n_exemples, proximite):
    """La stratégie par laquelle commencer, selon le nombre d'exemples et la proximité des tâches."""
    if n_exemples < 1:
        raise ValueError(f"il faut au moins un exemple, et non {n_exemples}")
    if proximite not in ("proche", "lointaine"):
        raise ValueError(f'proximite vaut "proche" ou "lointaine", et non {proximite!r}')
    proche = proximite == "proche"
    if n_exemples < 1000:
        return "caracteristiques" if proche else "affinage partiel"
    if n_exemples < 10_000:
        return "affinage partiel" if proche else "affinage complet"
    if n_exemples < 100_000:
        return "affinage complet"
    return "de zero"

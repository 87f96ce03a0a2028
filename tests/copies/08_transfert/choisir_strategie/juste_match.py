# ---
# titre: des conditions en ordre décroissant
# ---
# %% choisir_strategie
def choisir_strategie(n_exemples, proximite):
    if n_exemples < 1 or proximite not in {"proche", "lointaine"}:
        raise ValueError("entrée impossible")
    if proximite == "lointaine":
        if n_exemples >= 100000:
            return "de zero"
        return "affinage complet" if n_exemples >= 1000 else "affinage partiel"
    if n_exemples >= 10000:
        return "affinage complet"
    if n_exemples >= 1000:
        return "affinage partiel"
    return "caracteristiques"

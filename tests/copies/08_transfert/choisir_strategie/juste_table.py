# ---
# titre: une table
# ---
# %% choisir_strategie
def choisir_strategie(n_exemples, proximite):
    colonnes = {"proche": ["caracteristiques", "affinage partiel", "affinage complet", "affinage complet"],
                "lointaine": ["affinage partiel", "affinage complet", "affinage complet", "de zero"]}
    if proximite not in colonnes or n_exemples <= 0:
        raise ValueError("entrée impossible")
    return colonnes[proximite][sum(n_exemples >= borne for borne in (1000, 10_000, 100_000))]

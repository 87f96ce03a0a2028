# ---
# titre: des bornes inventées
# perd:
#   test_objectif_espace: "relisez les deux bornes dans l'énoncé."
# ---
# %% objectif
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    lr = trial.suggest_float("lr", 1e-5, 0.1, log=True)
    caches = trial.suggest_int("caches", 4, 128, log=True)
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(lr=lr, caches=caches, dropout=dropout)

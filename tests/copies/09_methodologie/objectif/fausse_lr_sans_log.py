# ---
# titre: le taux sur une échelle ordinaire
# perd:
#   test_objectif_espace: "l'argument log=True rend une échelle logarithmique ; sans lui, elle est ordinaire."
# ---
# %% objectif
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    lr = trial.suggest_float("lr", 1e-4, 1.0)
    caches = trial.suggest_int("caches", 4, 128, log=True)
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(lr=lr, caches=caches, dropout=dropout)

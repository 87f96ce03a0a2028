# ---
# titre: des neurones réels
# perd:
#   test_objectif_espace: "suggest_int pour un entier, suggest_float pour un réel."
# ---
# %% objectif
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    lr = trial.suggest_float("lr", 1e-4, 1.0, log=True)
    caches = int(trial.suggest_float("caches", 4, 128, log=True))
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(lr=lr, caches=caches, dropout=dropout)

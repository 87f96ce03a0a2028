# ---
# titre: return oublié
# perd:
#   test_objectif_appel: "la fonction ne renvoie rien. Avez-vous oublié « return » ?"
# ---
# %% objectif
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    lr = trial.suggest_float("lr", 1e-4, 1.0, log=True)
    caches = trial.suggest_int("caches", 4, 128, log=True)
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    entrainer_et_valider(lr=lr, caches=caches, dropout=dropout)

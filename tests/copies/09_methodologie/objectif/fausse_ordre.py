# ---
# titre: les arguments dans le mauvais ordre
# perd:
#   test_objectif_appel: "les trois réglages sont transmis dans le mauvais ordre : nommez les arguments."
# ---
# %% objectif
def objectif(trial):
    """L'exactitude de validation d'un réseau dont trial choisit lr, caches et dropout."""
    lr = trial.suggest_float("lr", 1e-4, 1.0, log=True)
    caches = trial.suggest_int("caches", 4, 128, log=True)
    dropout = trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(lr, dropout, caches)

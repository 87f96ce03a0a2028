# ---
# titre: les réglages dans un dictionnaire
# ---
# %% objectif
def objectif(trial):
    reglages = {
        "dropout": trial.suggest_float("dropout", 0, 0.5),
        "caches": trial.suggest_int(name="caches", low=4, high=128, log=True),
        "lr": trial.suggest_float("lr", low=0.0001, high=1, log=True),
    }
    return entrainer_et_valider(**reglages)

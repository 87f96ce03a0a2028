# ---
# titre: par trial.params
# ---
# %% objectif
def objectif(trial):
    trial.suggest_float("lr", 1e-4, 1.0, log=True)
    trial.suggest_int("caches", 4, 128, log=True)
    trial.suggest_float("dropout", 0.0, 0.5)
    return entrainer_et_valider(**trial.params)

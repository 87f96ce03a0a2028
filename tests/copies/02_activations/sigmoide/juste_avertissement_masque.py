# ---
# titre: la formule simple, dont l'avertissement est masqué et la valeur juste
# ---
# %% sigmoide
def sigmoide(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# ---
# titre: np.einsum
# ---
# %% predire
def predire(X, w, b):
    if X.shape[1] != w.shape[0]:
        raise ValueError(f"{X.shape[1]} colonnes pour {w.shape[0]} poids")
    return (np.einsum("nd,d->n", X, w) + b >= 0).astype(int)

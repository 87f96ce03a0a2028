# ---
# titre: "np.einsum"
# ---
# %% predire
def predire(X, w, b):
    X, w = np.asarray(X), np.asarray(w)
    if X.shape[1:] != w.shape:
        raise ValueError(f"einsum étendrait un axe seul : {X.shape} et {w.shape}")
    return heaviside(np.einsum("ij,j->i", X, w, optimize=False) + b)

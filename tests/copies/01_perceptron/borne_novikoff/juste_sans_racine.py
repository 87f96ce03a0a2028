# ---
# titre: les carrés sont comparés, sans racine ni prolongement
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    X, w = np.asarray(X, dtype=float), np.asarray(w, dtype=float)
    s = np.where(np.asarray(y) == 1, 1, -1)
    plus_petite = np.min(s * (X.dot(w) + b))
    if not plus_petite > 0:
        raise ValueError("marge négative ou nulle")
    R2 = 1 + (X ** 2).sum(axis=1).max()
    return R2 * (w @ w + b ** 2) / plus_petite ** 2

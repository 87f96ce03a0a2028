# ---
# titre: la solution est ramenée à la longueur 1
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    v = np.concatenate([np.asarray(w, dtype=float), [b]])
    if not v.any():
        raise ValueError("w et b sont nuls : ce n'est pas une droite.")
    v = v / np.sqrt(np.sum(v ** 2))
    A = np.hstack([X, np.ones((X.shape[0], 1))])
    z = A @ v
    marge = min([z[i] if y[i] == 1 else -z[i] for i in range(len(y))])
    if marge < 1e-12:
        raise ValueError("La marge n'est pas strictement positive : la droite ne sépare pas.")
    return max(np.linalg.norm(a) for a in A) ** 2 / marge ** 2

# ---
# titre: tout en float32
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A = np.c_[X, np.ones(len(X))].astype(np.float32)
    v = np.r_[w, b].astype(np.float32)
    z = np.einsum("nd,d->n", A, v)
    marge = np.where(y == 0, -z, z).min()
    if marge <= 0:
        raise ValueError("pas de marge")
    return np.square(np.linalg.norm(A, axis=1).max() * np.linalg.norm(v) / marge)

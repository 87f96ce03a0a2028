# ---
# titre: "la marge est divisée avant d'être vérifiée : NaN quand w et b sont nuls"
# perd:
#   test_borne_novikoff_refus: "tout vaut alors zéro"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    gamma = ((2 * y - 1) * (A @ v)).min() / np.linalg.norm(v)
    if gamma <= 0:
        raise ValueError("la marge doit être strictement positive")
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2

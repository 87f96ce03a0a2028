# ---
# titre: la marge n'est pas divisée par la longueur de la solution
# perd:
#   test_borne_novikoff_porte_ou: "la marge se divise par la longueur de la solution prolongée"
#   test_borne_novikoff_echelle: "la marge se divise par la longueur de la solution prolongée"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    gamma = ((2 * y - 1) * (A @ v)).min()
    if gamma <= 0:
        raise ValueError("la marge doit être strictement positive")
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2

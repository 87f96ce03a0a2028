# ---
# titre: le carré est oublié
# perd:
#   test_borne_novikoff_porte_ou: "il manque le carré"
#   test_borne_novikoff_echelle: "il manque le carré"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    valeurs = (2 * y - 1) * (A @ v)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.min() / np.linalg.norm(v)
    R = np.linalg.norm(A, axis=1).max()
    return R / gamma

# ---
# titre: la moyenne au lieu du minimum
# perd:
#   test_borne_novikoff_porte_ou: "la marge est la plus petite valeur, pas la moyenne"
#   test_borne_novikoff_echelle: "la borne sur un problème au hasard à 2 entrées"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    valeurs = (2 * y - 1) * (A @ v)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.mean() / np.linalg.norm(v)
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2

# ---
# titre: la longueur de la solution oublie le biais
# perd:
#   test_borne_novikoff_porte_ou: "la longueur de la solution doit compter le biais"
#   test_borne_novikoff_echelle: "la borne sur un problème au hasard à 2 entrées"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A = np.column_stack([X, np.ones(len(X))])
    valeurs = (2 * y - 1) * (X @ w + b)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.min() / np.linalg.norm(w)
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2

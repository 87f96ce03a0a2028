# ---
# titre: y, de valeurs 0 et 1, sert de signe
# perd:
#   test_borne_novikoff_porte_ou: "s vaut -1 ou +1 (et non 0 ou 1), et b compte dans le produit"
#   test_borne_novikoff_echelle: "s vaut -1 ou +1, et b compte dans le produit"
#   test_borne_novikoff_refus: "s vaut -1 ou +1 (et non 0 ou 1), et b compte dans le produit"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b)
    valeurs = y * (A @ v)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.min() / np.linalg.norm(v)
    R = np.linalg.norm(A, axis=1).max()
    return (R / gamma) ** 2

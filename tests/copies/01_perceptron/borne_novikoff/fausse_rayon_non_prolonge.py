# ---
# titre: R est mesuré sans la colonne de 1
# perd:
#   test_borne_novikoff_porte_ou: "le rayon se mesure sur les vecteurs prolongés d'un 1"
#   test_borne_novikoff_echelle: "la borne sur un problème au hasard à 2 entrées"
# ---
# %% borne_novikoff
def borne_novikoff(X, y, w, b):
    v = np.append(w, b)
    valeurs = (2 * y - 1) * (X @ w + b)
    if valeurs.min() <= 0:
        raise ValueError("la marge doit être strictement positive")
    gamma = valeurs.min() / np.linalg.norm(v)
    R = np.linalg.norm(X, axis=1).max()
    return (R / gamma) ** 2

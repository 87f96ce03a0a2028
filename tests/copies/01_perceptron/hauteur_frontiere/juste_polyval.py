# ---
# titre: le polynôme du premier degré de NumPy
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    w = np.asarray(w, dtype=float)
    if np.isclose(w[1], 0.0):
        raise ValueError("Le deuxième poids est nul, la frontière est verticale.")
    return np.polyval([-w[0] / w[1], -b / w[1]], x1)

# ---
# titre: le calcul se fait en float32
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    x1, w = np.asarray(x1, dtype=np.float32), np.asarray(w, dtype=np.float32)
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return -(w[0] * x1 + np.float32(b)) / w[1]

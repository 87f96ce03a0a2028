# ---
# titre: NumPy et une moyenne de booléens
# ---
# %% exactitude
def exactitude(y, y_predit):
    y, y_predit = np.array(y), np.array(y_predit)
    if y.shape != y_predit.shape or y.size == 0:
        raise ValueError("deux listes de même longueur, non vides")
    return np.mean(y == y_predit)

# ---
# titre: "des noms intégrés masqués : sum, max, all, len, isinstance"
# ---
# %% heaviside
def heaviside(z):
    sum = np.asarray(z)
    max = sum >= 0
    all, len, isinstance = 1, 0, int
    return np.where(max, all, len).astype(isinstance)

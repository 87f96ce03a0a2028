# ---
# titre: np.heaviside, converti en entiers
# ---
# %% heaviside
def heaviside(z):
    return np.heaviside(z, 1).astype(int)

# ---
# titre: comparaison puis astype
# ---
# %% heaviside
def heaviside(z):
    return (np.asarray(z) >= 0).astype(int)

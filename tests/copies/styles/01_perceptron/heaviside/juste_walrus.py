# ---
# titre: "un walrus et une expression conditionnelle"
# ---
# %% heaviside
def heaviside(z):
    return np.where((tableau := np.asarray(z)) >= 0, 1, 0) if (np.size(z)) else np.zeros(np.shape(z), int)

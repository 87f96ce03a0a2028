# ---
# titre: une boucle qui descend dans les axes
# ---
# %% heaviside
def heaviside(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return np.array([heaviside(valeur) for valeur in z])

# ---
# titre: de petits entiers, écrits dans une copie
# ---
# %% heaviside
def heaviside(z):
    z = np.array(z)
    sortie = np.zeros(z.shape, dtype=np.int8)
    sortie[z >= 0] = 1
    return sortie

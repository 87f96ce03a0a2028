# ---
# titre: le tableau reçu est modifié
# perd:
#   test_heaviside_entiers: "ou une affectation par indice agit sur le tableau de l'appelant"
# ---
# %% heaviside
def heaviside(z):
    z = np.asarray(z)
    z[z >= 0] = 1
    z[z < 0] = 0
    return z.astype(int)

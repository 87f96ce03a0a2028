# ---
# titre: l'inégalité est stricte
# perd:
#   test_heaviside_valeurs: "en 0, la marche vaut 1"
#   test_heaviside_entiers: "en 0, la marche vaut 1"
# ---
# %% heaviside
def heaviside(z):
    return np.where(np.asarray(z) > 0, 1, 0)

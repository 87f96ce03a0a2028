# ---
# titre: la comparaison est renvoyée telle quelle
# perd:
#   test_heaviside_entiers: "une comparaison donne des booléens"
# ---
# %% heaviside
def heaviside(z):
    return np.asarray(z) >= 0

# ---
# titre: la comparaison est renvoyée telle quelle
# perd:
#   test_heaviside_entiers: "une comparaison donne des booléens"
#   test_predire_forme: "une comparaison donne des booléens"
#   test_xor_lignes: "une comparaison donne des booléens"
# ---
# %% heaviside
def heaviside(z):
    return np.asarray(z) >= 0

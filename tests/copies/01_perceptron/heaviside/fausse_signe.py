# ---
# titre: la fonction signe au lieu de la marche
# perd:
#   test_heaviside_valeurs: "c'est la fonction signe. La marche ne prend que les valeurs 0 et 1"
#   test_heaviside_formes: "heaviside(-0.5)"
#   test_heaviside_entiers: "heaviside([-1.5, 0, 2.5])"
# ---
# %% heaviside
def heaviside(z):
    return np.sign(z).astype(int)

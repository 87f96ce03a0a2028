# ---
# titre: np.heaviside, qui rend des réels
# perd:
#   test_heaviside_entiers: "convertissez avec .astype(int), ou choisissez des constantes entières"
#   test_predire_forme: "convertissez avec .astype(int), ou choisissez des constantes entières"
#   test_xor_lignes: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% heaviside
def heaviside(z):
    return np.heaviside(z, 1)

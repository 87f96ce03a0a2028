# ---
# titre: np.heaviside, qui rend des réels
# perd:
#   test_heaviside_entiers: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% heaviside
def heaviside(z):
    return np.heaviside(z, 1)

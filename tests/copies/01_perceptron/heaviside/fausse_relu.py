# ---
# titre: la partie positive au lieu de la marche
# perd:
#   test_heaviside_valeurs: "c'est max(0, z). La marche vaut 1, quelle que soit la taille de z"
#   test_heaviside_formes: "heaviside([0.5, -0.5])"
#   test_heaviside_entiers: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% heaviside
def heaviside(z):
    return np.maximum(0, z)

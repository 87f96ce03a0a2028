# ---
# titre: <= au lieu de >=
# perd:
#   test_heaviside_valeurs: "la comparaison est à l'envers"
#   test_heaviside_formes: "pour un nombre négatif, la marche vaut 0"
#   test_heaviside_entiers: "heaviside([-1.5, 0, 2.5])"
# ---
# %% heaviside
def heaviside(z):
    return (np.asarray(z) <= 0).astype(int)

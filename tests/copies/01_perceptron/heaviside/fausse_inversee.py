# ---
# titre: les deux valeurs sont échangées
# perd:
#   test_heaviside_valeurs: "les 0 et les 1 sont échangés"
#   test_heaviside_formes: "pour un nombre négatif, la marche vaut 0"
#   test_heaviside_entiers: "les 0 et les 1 sont échangés"
# ---
# %% heaviside
def heaviside(z):
    return np.where(np.asarray(z) >= 0, 0, 1)

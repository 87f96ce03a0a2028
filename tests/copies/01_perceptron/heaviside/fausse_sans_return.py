# ---
# titre: le return est oublié
# perd:
#   test_heaviside_valeurs: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_formes: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_entiers: "la fonction ne renvoie rien. Avez-vous oublié"
# ---
# %% heaviside
def heaviside(z):
    resultat = np.where(np.asarray(z) >= 0, 1, 0)

# ---
# titre: le return est oublié
# perd:
#   test_predire_exemple: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_biais: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_forme: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_dimensions: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_ou: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_non_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_xor_table: "TypeError"
#   test_xor_lignes: "TypeError"
#   test_xor_portes: "TypeError"
# ---
# %% predire
def predire(X, w, b):
    heaviside(X @ w + b)

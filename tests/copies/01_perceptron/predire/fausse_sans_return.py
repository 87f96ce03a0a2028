# ---
# titre: le return est oublié
# perd:
#   test_predire_exemple: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_biais: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_forme: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_dimensions: "la fonction ne renvoie rien. Avez-vous oublié"
# ---
# %% predire
def predire(X, w, b):
    heaviside(X @ w + b)

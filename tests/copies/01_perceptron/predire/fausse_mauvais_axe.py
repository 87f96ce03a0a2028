# ---
# titre: la somme porte sur les lignes
# perd:
#   test_predire_exemple: "predire([[1, 1], [0, 1], [1, 0], [0, 0]], w=[1, -1], b=0)"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "predire d'un tableau X de forme (5, 2)"
#   test_predire_dimensions: "predire avec 2 colonnes et 2 poids"
# ---
# %% predire
def predire(X, w, b):
    return heaviside((X * w).sum(axis=0) + b)

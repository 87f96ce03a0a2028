# ---
# titre: la somme pondérée est renvoyée sans la marche
# perd:
#   test_predire_exemple: "ce sont les sommes pondérées z"
#   test_predire_biais: "ce sont les sommes pondérées z"
#   test_predire_forme: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% predire
def predire(X, w, b):
    return X @ w + b

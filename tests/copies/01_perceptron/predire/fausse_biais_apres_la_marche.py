# ---
# titre: le biais est ajouté après la marche
# perd:
#   test_predire_biais: "le biais s'ajoute avant la marche, pas après"
#   test_predire_forme: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w) + b

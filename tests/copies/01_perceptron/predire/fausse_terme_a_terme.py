# ---
# titre: "* au lieu de @"
# perd:
#   test_predire_exemple: "le produit doit additionner sur les colonnes"
#   test_predire_biais: "le produit doit additionner sur les colonnes"
#   test_predire_forme: "il faut une seule valeur par ligne"
#   test_predire_dimensions: "il faut une seule valeur par ligne"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X * w + b)

# ---
# titre: la fonction lit les variables de l'exemple et non ses arguments
# perd:
#   test_predire_biais: "quatre réponses pour trois exemples"
#   test_predire_forme: "une valeur de trop ou de moins"
#   test_predire_dimensions: "zip s'arrête au plus court, et * étend une colonne seule"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X_exemple @ w_exemple + b_exemple)

# ---
# titre: "* diffuse une colonne seule sur tous les poids"
# perd:
#   test_predire_dimensions: "zip s'arrête au plus court, et * étend une colonne seule"
# ---
# %% predire
def predire(X, w, b):
    return heaviside((X * w).sum(axis=1) + b)

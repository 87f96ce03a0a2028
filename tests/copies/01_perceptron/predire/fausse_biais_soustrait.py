# ---
# titre: le biais est pris pour un seuil et soustrait
# perd:
#   test_predire_biais: "le biais est soustrait au lieu d'être ajouté"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w - b)

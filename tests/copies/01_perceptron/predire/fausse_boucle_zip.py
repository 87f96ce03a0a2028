# ---
# titre: zip s'arrête au plus court et cache l'erreur de dimension
# perd:
#   test_predire_dimensions: "zip s'arrête au plus court, et * étend une colonne seule"
# ---
# %% predire
def predire(X, w, b):
    sorties = []
    for x in X:
        z = b
        for entree, poids in zip(x, w):
            z = z + entree * poids
        sorties.append(1 if z >= 0 else 0)
    return np.array(sorties)

# ---
# titre: un produit pour seconde couche
# perd:
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% xor
def xor(X):
    return predire(X, *PORTE_OU) * predire(X, *PORTE_NON_ET)

# ---
# titre: la couche cachée est rangée dans X
# perd:
#   test_xor_lignes: "ou une affectation par indice agit sur le tableau de l'appelant"
# ---
# %% xor
def xor(X):
    ou, non_et = predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)
    X[:, 0] = ou
    X[:, 1] = non_et
    return predire(X, *PORTE_ET)

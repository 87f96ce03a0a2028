# ---
# titre: "vstack : la couche cachée est (2, n)"
# perd:
#   test_xor_table: "les dimensions intérieures du produit ne correspondent pas"
#   test_xor_lignes: "les dimensions intérieures du produit ne correspondent pas"
#   test_xor_portes: "les dimensions intérieures du produit ne correspondent pas"
# ---
# %% xor
def xor(X):
    cachee = np.vstack([predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)])
    return predire(cachee, *PORTE_ET)

# ---
# titre: OU pour la seconde couche
# perd:
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor avec vos vraies portes"
# ---
# %% xor
def xor(X):
    cachee = np.column_stack([predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)])
    return predire(cachee, *PORTE_OU)

# ---
# titre: NON-ET pour la seconde couche
# perd:
#   test_xor_table: "c'est l'égalité"
#   test_xor_lignes: "les 0 et les 1 sont échangés"
#   test_xor_portes: "les 0 et les 1 sont échangés"
# ---
# %% xor
def xor(X):
    cachee = np.column_stack([predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)])
    return predire(cachee, *PORTE_NON_ET)

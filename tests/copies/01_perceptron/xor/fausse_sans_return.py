# ---
# titre: le return est oublié
# perd:
#   test_xor_table: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_xor_lignes: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_xor_portes: "la fonction ne renvoie rien. Avez-vous oublié"
# ---
# %% xor
def xor(X):
    cachee = np.column_stack([predire(X, *PORTE_OU), predire(X, *PORTE_NON_ET)])
    predire(cachee, *PORTE_ET)

# ---
# titre: la boucle s'arrête à quatre lignes
# perd:
#   test_xor_lignes: "xor sur 25 lignes au hasard"
# ---
# %% xor
def xor(X):
    sorties = np.zeros(4, dtype=int)
    for i in range(4):
        ou = predire(X[i:i + 1], *PORTE_OU)[0]
        non_et = predire(X[i:i + 1], *PORTE_NON_ET)[0]
        sorties[i] = predire(np.array([[ou, non_et]]), *PORTE_ET)[0]
    return sorties

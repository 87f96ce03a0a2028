# ---
# titre: une ligne à la fois
# ---
# %% xor
def xor(X):
    sorties = []
    for x in X:
        ligne = x.reshape(1, 2)
        u = predire(ligne, *PORTE_OU)[0]
        v = predire(ligne, *PORTE_NON_ET)[0]
        sorties.append(predire(np.array([[u, v]]), *PORTE_ET)[0])
    return np.array(sorties)

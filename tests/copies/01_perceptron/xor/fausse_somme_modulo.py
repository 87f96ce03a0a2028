# ---
# titre: la parité de la somme, par if
# perd:
#   test_xor_portes: "la réponse ne passe pas par PORTE_ET, PORTE_OU et PORTE_NON_ET avec"
# ---
# %% xor
def xor(X):
    sorties = []
    for x1, x2 in X:
        if x1 + x2 == 1:
            sorties.append(1)
        else:
            sorties.append(0)
    return np.array(sorties)

# ---
# titre: une boucle qui suppose un seul axe
# perd:
#   test_heaviside_formes: "une boucle ou un indice ne convient pas à un nombre seul"
# ---
# %% heaviside
def heaviside(z):
    sorties = []
    for valeur in z:
        if valeur >= 0:
            sorties.append(1)
        else:
            sorties.append(0)
    return np.array(sorties)

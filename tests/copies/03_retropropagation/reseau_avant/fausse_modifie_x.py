# ---
# titre: la sortie est rangée dans la liste de l'appelant
# perd:
#   test_reseau_avant_intact: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    for W, b in parametres:
        x[:] = couche_avant(x, W, b)
    return x

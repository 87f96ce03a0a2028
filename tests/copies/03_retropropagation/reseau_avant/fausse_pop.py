# ---
# titre: chaque couche est retirée de la liste de l'appelant
# perd:
#   test_reseau_avant_intact: "pop, del ou une affectation modifie la liste"
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    while parametres:
        W, b = parametres.pop(0)
        x = couche_avant(x, W, b)
    return x

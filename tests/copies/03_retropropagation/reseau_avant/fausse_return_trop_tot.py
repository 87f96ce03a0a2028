# ---
# titre: le return est dans la boucle
# perd:
#   test_reseau_avant_exemple: "c'est la sortie de la première couche (un « return » dans la boucle ?), ou la dernière som"
#   test_reseau_avant_profondeur: "le calcul s'arrête à la première couche : le « return » est-il dans la boucle ?"
#   test_reseau_avant_intact: "le calcul s'arrête à la première couche : le « return » est-il dans la boucle ?"
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    for W, b in parametres:
        x = couche_avant(x, W, b)
        return x

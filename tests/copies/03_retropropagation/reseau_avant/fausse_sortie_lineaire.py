# ---
# titre: la dernière couche n'a pas d'activation
# perd:
#   test_reseau_avant_exemple: "c'est la sortie de la première couche (un « return » dans la boucle ?), ou la dernière som"
#   test_reseau_avant_profondeur: "la dernière couche est sigmoïde, comme les autres."
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    *debut, (W, b) = parametres
    for V, c in debut:
        x = couche_avant(x, V, c)
    return [sum(x[i] * W[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]

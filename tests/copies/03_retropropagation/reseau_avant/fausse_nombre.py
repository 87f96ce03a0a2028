# ---
# titre: un nombre au lieu d'une liste
# perd:
#   test_reseau_avant_exemple: "la sortie est une liste, même pour un seul neurone."
#   test_reseau_avant_profondeur: "un seul nombre au lieu d'un tableau : la fonction traite-t-elle toutes les valeurs ?"
#   test_reseau_avant_intact: "un seul nombre au lieu d'un tableau : la fonction traite-t-elle toutes les valeurs ?"
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    for W, b in parametres:
        x = couche_avant(x, W, b)
    return x[0]

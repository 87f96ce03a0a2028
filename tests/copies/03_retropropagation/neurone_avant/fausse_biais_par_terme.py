# ---
# titre: le biais est ajouté à chaque terme
# perd:
#   test_neurone_avant_plusieurs: "le biais est ajouté à chaque terme de la somme : il ne compte qu'une fois."
#   test_couche_avant_exemple: "couche_avant([1, 2], [[0.5, -1], [0.25, 1]], [-1, 0])"
#   test_couche_avant_formes: "couche_avant : 2 entrées, 3 neurones"
#   test_reseau_avant_profondeur: "reseau_avant : 2 entrées, puis 3, 2 et 1 neurones"
#   test_retropropager_neurone_plusieurs: "toutes les valeurs sont multipliées par"
#   test_retropropager_neurone_secousse: "toutes les valeurs sont multipliées par"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sigmoide(sum(xi * wi + b for xi, wi in zip(x, w)))

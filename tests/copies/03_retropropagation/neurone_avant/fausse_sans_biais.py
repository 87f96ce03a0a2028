# ---
# titre: le biais est oublié
# perd:
#   test_neurone_avant_exemple: "le biais n'est pas ajouté."
#   test_neurone_avant_plusieurs: "le biais n'est pas ajouté."
#   test_couche_avant_exemple: "les biais ne sont pas ajoutés."
#   test_couche_avant_formes: "les biais ne sont pas ajoutés."
#   test_reseau_avant_exemple: "reseau_avant([2], deux neurones)"
#   test_reseau_avant_profondeur: "reseau_avant : 2 entrées, puis 3, 2 et 1 neurones"
#   test_retropropager_neurone_exemple: "dw de retropropager_neurone([2], 1, [0.5], -1)"
#   test_retropropager_neurone_plusieurs: "toutes les valeurs sont multipliées par"
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sigmoide(sum(xi * wi for xi, wi in zip(x, w)))

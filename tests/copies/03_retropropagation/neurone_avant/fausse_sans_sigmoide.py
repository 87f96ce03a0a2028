# ---
# titre: la somme pondérée, sans activation
# perd:
#   test_neurone_avant_exemple: "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."
#   test_neurone_avant_plusieurs: "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."
#   test_couche_avant_exemple: "ce sont les sommes pondérées : il manque la sigmoïde."
#   test_couche_avant_formes: "ce sont les sommes pondérées : il manque la sigmoïde."
#   test_reseau_avant_exemple: "c'est une somme pondérée, pas une sortie : il manque la sigmoïde."
#   test_reseau_avant_profondeur: "reseau_avant : 2 entrées, puis 3, 2 et 1 neurones"
#   test_retropropager_neurone_exemple: "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."
#   test_retropropager_neurone_plusieurs: "toutes les valeurs sont multipliées par"
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sum(xi * wi for xi, wi in zip(x, w)) + b

# ---
# titre: le facteur 1/2 reste dans la dérivée
# perd:
#   test_perte_quadratique_derivee: "la dérivée de u²/2 est u, pas u/2."
#   test_retropropager_neurone_exemple: "il manque un facteur 2 : le dernier maillon, x, ou la dérivée de la perte (exercice 4) ?"
#   test_retropropager_neurone_plusieurs: "toutes les valeurs sont multipliées par"
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel)

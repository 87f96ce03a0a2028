# ---
# titre: le 2 du carré reste dans la dérivée
# perd:
#   test_perte_quadratique_derivee: "le 2 qui descend du carré se simplifie avec le facteur 1/2."
#   test_retropropager_neurone_exemple: "dw de retropropager_neurone([2], 1, [0.5], -1)"
#   test_retropropager_neurone_plusieurs: "toutes les valeurs sont multipliées par"
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return 2 * (y_predit - y_reel)

# ---
# titre: le 2 du carré reste dans la dérivée
# perd:
#   test_perte_quadratique_derivee: "le 2 qui descend du carré se simplifie avec le facteur 1/2."
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return 2 * (y_predit - y_reel)

# ---
# titre: le facteur 1/2 reste dans la dérivée
# perd:
#   test_perte_quadratique_derivee: "la dérivée de u²/2 est u, pas u/2."
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel)

# ---
# titre: le facteur 1/2 manque à la perte
# perd:
#   test_perte_quadratique_valeurs: "il manque le facteur 1/2."
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return y_predit - y_reel

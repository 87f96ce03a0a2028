# ---
# titre: la valeur absolue au lieu du carré
# perd:
#   test_perte_quadratique_valeurs: "il manque le carré."
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return abs(y_predit - y_reel)


def derivee_perte_quadratique(y_predit, y_reel):
    return y_predit - y_reel

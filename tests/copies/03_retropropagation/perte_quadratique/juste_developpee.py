# ---
# titre: le carré développé
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return y_predit**2 / 2 - y_predit * y_reel + y_reel**2 / 2


def derivee_perte_quadratique(y_predit, y_reel):
    return -(y_reel - y_predit)

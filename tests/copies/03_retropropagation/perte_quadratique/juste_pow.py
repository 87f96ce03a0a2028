# ---
# titre: pow et une variable intermédiaire
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    ecart = y_reel - y_predit
    return math.pow(ecart, 2) / 2


def derivee_perte_quadratique(y_predit, y_reel):
    return -1.0 * y_reel + y_predit

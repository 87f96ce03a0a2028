# ---
# titre: la dérivée par rapport à y_reel
# perd:
#   test_perte_quadratique_derivee: "le signe est celui de la dérivée par rapport à y_reel : on dérive par rapport à y_predit."
# ---
# %% perte_quadratique
def perte_quadratique(y_predit, y_reel):
    return 0.5 * (y_predit - y_reel) ** 2


def derivee_perte_quadratique(y_predit, y_reel):
    return y_reel - y_predit

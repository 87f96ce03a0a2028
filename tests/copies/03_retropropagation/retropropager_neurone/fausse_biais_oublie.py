# ---
# titre: db toujours nul
# perd:
#   test_retropropager_neurone_exemple: "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z (ou le biais est"
#   test_retropropager_neurone_plusieurs: "tout vaut zéro : le résultat a-t-il été calculé ?"
#   test_retropropager_neurone_secousse: "tout vaut zéro : le résultat a-t-il été calculé ?"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (a - y) * a * (1 - a)
    return [delta * v for v in x], 0.0

# ---
# titre: la dérivée par rapport à l'entrée au lieu du poids
# perd:
#   test_retropropager_neurone_exemple: "c'est la dérivée par rapport à l'entrée x (delta × w) : pour le poids, le dernier maillon"
#   test_retropropager_neurone_plusieurs: "c'est la dérivée par rapport à l'entrée x (delta × w) : pour le poids, le dernier maillon"
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (a - y) * a * (1 - a)
    return [delta * v for v in w], delta

# ---
# titre: la pente de la sigmoïde réduite à ŷ
# perd:
#   test_retropropager_neurone_exemple: "il manque le facteur 1 - ŷ"
#   test_retropropager_neurone_plusieurs: "il manque le facteur 1 - ŷ"
#   test_retropropager_neurone_secousse: "d"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (a - y) * a
    return [delta * v for v in x], delta

# ---
# titre: la pente de la sigmoïde est oubliée
# perd:
#   test_retropropager_neurone_exemple: "il manque la pente de la sigmoïde."
#   test_retropropager_neurone_plusieurs: "il manque la pente de la sigmoïde."
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = a - y
    return [delta * v for v in x], delta

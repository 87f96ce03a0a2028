# ---
# titre: z (1 - z) au lieu de a (1 - a)
# perd:
#   test_retropropager_neurone_exemple: "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."
#   test_retropropager_neurone_plusieurs: "la pente de la sigmoïde s'écrit avec sa sortie, ŷ (1 - ŷ), et non avec z."
#   test_retropropager_neurone_secousse: "dw d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    z = sum(u * v for u, v in zip(x, w)) + b
    delta = (a - y) * z * (1 - z)
    return [delta * v for v in x], delta

# ---
# titre: réel moins prédit
# perd:
#   test_retropropager_neurone_exemple: "le signe est opposé : la dérivée du coût est ŷ - y."
#   test_retropropager_neurone_plusieurs: "le signe est opposé."
#   test_retropropager_neurone_secousse: "le signe est opposé."
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (y - a) * a * (1 - a)
    return [delta * v for v in x], delta

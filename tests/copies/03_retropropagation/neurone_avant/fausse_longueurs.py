# ---
# titre: zip s'arrête à la plus courte liste sans rien dire
# perd:
#   test_neurone_avant_longueurs: "neurone_avant avec 3 entrées et 2 poids"
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    return sigmoide(sum(xi * wi for xi, wi in zip(x, w)) + b)

# ---
# titre: le biais est oublié
# perd:
#   test_neurone_avant_exemple: "le biais n'est pas ajouté."
#   test_neurone_avant_plusieurs: "le biais n'est pas ajouté."
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sigmoide(sum(xi * wi for xi, wi in zip(x, w)))

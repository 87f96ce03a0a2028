# ---
# titre: la somme pondérée, sans activation
# perd:
#   test_neurone_avant_exemple: "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."
#   test_neurone_avant_plusieurs: "c'est la somme pondérée z : il reste à lui appliquer la sigmoïde."
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sum(xi * wi for xi, wi in zip(x, w)) + b

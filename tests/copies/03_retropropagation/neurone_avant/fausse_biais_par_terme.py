# ---
# titre: le biais est ajouté à chaque terme
# perd:
#   test_neurone_avant_plusieurs: "le biais est ajouté à chaque terme de la somme : il ne compte qu'une fois."
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sigmoide(sum(xi * wi + b for xi, wi in zip(x, w)))

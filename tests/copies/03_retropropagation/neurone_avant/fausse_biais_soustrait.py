# ---
# titre: le biais est soustrait, comme un seuil
# perd:
#   test_neurone_avant_exemple: "le biais est soustrait au lieu d'être ajouté."
#   test_neurone_avant_plusieurs: "le biais est soustrait au lieu d'être ajouté."
# ---
# %% neurone_avant
def neurone_avant(x, w, b):
    if len(x) != len(w):
        raise ValueError("il faut un poids par entrée")
    return sigmoide(sum(xi * wi for xi, wi in zip(x, w)) - b)

# ---
# titre: une boucle sur les positions, un compteur
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit):
        raise ValueError("longueurs différentes")
    if len(y) < 1:
        raise ValueError("il faut au moins une réponse")
    justes = 0
    for i in range(len(y)):
        if y[i] == y_predit[i]:
            justes += 1
    return justes / len(y)

# ---
# titre: les longueurs ne sont pas comparées
# perd:
#   test_exactitude_refus: "zip s'arrête à la fin de la liste la plus courte"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) == 0:
        raise ValueError("liste vide")
    return sum(a == b for a, b in zip(y, y_predit)) / len(y)

# ---
# titre: un générateur au lieu d'une liste
# perd:
#   test_couche_avant_exemple: "couche_avant([1, 2], [[0.5, -1], [0.25, 1]], [-1, 0])"
#   test_couche_avant_formes: "rassemblez les sorties dans une liste."
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return (neurone_avant(x, [ligne[j] for ligne in W], b[j]) for j in range(len(b)))

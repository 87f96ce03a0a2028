# ---
# titre: les formes ne sont pas vérifiées
# perd:
#   test_couche_avant_refus: "couche_avant avec 3 entrées et 2 lignes dans W"
# ---
# %% couche_avant
def couche_avant(x, W, b):
    return [sigmoide(sum(x[i] * W[i][j] for i in range(len(W))) + b[j]) for j in range(len(b))]

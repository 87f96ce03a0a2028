# ---
# titre: les sommes pondérées, sans activation
# perd:
#   test_couche_avant_exemple: "ce sont les sommes pondérées : il manque la sigmoïde."
#   test_couche_avant_formes: "ce sont les sommes pondérées : il manque la sigmoïde."
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return [sum(x[i] * W[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]

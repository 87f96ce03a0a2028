# ---
# titre: deux boucles et des sommes partielles
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    z = list(b)
    for xi, ligne in zip(x, W):
        for j, poids in enumerate(ligne):
            z[j] += xi * poids
    return [sigmoide(zj) for zj in z]

# ---
# titre: zip(*W) donne les colonnes
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return [neurone_avant(x, list(colonne), bj) for colonne, bj in zip(zip(*W), b)]

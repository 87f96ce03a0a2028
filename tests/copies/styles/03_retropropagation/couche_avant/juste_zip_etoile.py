# ---
# titre: "zip(*W) et une fonction interne nommée colonne"
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x):
        raise ValueError("W a une ligne par entrée")
    if any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W a une colonne par biais")

    def colonne(j):
        return [ligne[j] for ligne in W]

    return list(map(lambda j: neurone_avant(x, colonne(j), b[j]), range(len(b))))

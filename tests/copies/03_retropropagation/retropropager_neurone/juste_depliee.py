# ---
# titre: tout est recalculé, sans les fonctions précédentes
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    z = b
    for u, v in zip(x, w):
        z += u * v
    e = math.exp(-z)
    pente = e / (1 + e) ** 2
    db = (1 / (1 + e) - y) * pente
    dw = []
    for u in x:
        dw.append(u * db)
    return dw, db

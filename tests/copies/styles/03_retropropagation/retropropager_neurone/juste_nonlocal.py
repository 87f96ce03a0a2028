# ---
# titre: "nonlocal dans une fermeture qui accumule"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    delta = None

    def verifier():
        nonlocal delta
        obtenu = neurone_avant(x, w, b)
        delta = (obtenu - y) * obtenu * (1 - obtenu)

    verifier()
    dw = []
    for attendu in x:
        dw.append(attendu * delta)
    return dw, delta

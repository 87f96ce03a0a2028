# ---
# titre: les poids reçus sont corrigés au passage
# perd:
#   test_retropropager_neurone_secousse: "l'argument w a été modifié par la fonction"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (a - y) * a * (1 - a)
    dw = []
    for i in range(len(x)):
        dw.append(delta * x[i])
        w[i] -= delta * x[i]
    return dw, delta

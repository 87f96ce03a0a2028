# ---
# titre: predire rend un tableau d'une case, et b en devient un
# perd:
#   test_corriger_oubli: "un tableau d'une seule valeur au lieu d'un nombre"
#   test_corriger_fausse_alarme: "un tableau d'une seule valeur au lieu d'un nombre"
#   test_corriger_juste: "un tableau d'une seule valeur au lieu d'un nombre"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - predire(x.reshape(1, -1), w, b)
    return w + lr * ecart * x, b + lr * ecart

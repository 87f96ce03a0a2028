# ---
# titre: on ajoute x quel que soit le sens de l'erreur
# perd:
#   test_corriger_fausse_alarme: "la correction va dans le mauvais sens"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    if heaviside(x @ w + b) != y:
        w = w + lr * x
        b = b + lr
    return w, b

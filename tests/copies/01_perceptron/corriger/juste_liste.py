# ---
# titre: une liste de deux éléments, en float32
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = float(y) - float(heaviside(np.inner(x, w) + b))
    return [np.asarray(w + lr * ecart * x, dtype="float32"), b + lr * ecart]

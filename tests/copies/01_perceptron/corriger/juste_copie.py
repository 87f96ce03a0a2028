# ---
# titre: += sur une copie
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    w = w.copy()
    if predire(x[None, :], w, b)[0] != y:
        signe = 1 if y == 1 else -1
        w += signe * lr * x
        b += signe * lr
    return w, b

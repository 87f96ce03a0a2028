# ---
# titre: les trois cas écrits avec if
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    z = np.dot(w, x) + b
    prediction = 1 if z >= 0 else 0
    if y == 1 and prediction == 0:
        return w + lr * x, b + lr
    elif y == 0 and prediction == 1:
        return w - lr * x, b - lr
    return w, b

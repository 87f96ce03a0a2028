# ---
# titre: le biais est un poids de plus
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    x_prolonge, w_prolonge = np.append(x, 1.0), np.append(w, b)
    w_prolonge = w_prolonge + lr * (y - heaviside(w_prolonge @ x_prolonge)) * x_prolonge
    return w_prolonge[:-1], w_prolonge[-1]

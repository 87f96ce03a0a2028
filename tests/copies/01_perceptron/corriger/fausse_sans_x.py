# ---
# titre: le même terme est ajouté à tous les poids
# perd:
#   test_corriger_oubli: "le même nombre est ajouté à tous les poids"
#   test_corriger_fausse_alarme: "le même nombre est ajouté à tous les poids"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart, b + lr * ecart

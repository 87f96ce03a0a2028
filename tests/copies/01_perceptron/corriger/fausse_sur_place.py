# ---
# titre: += modifie le tableau de l'appelant
# perd:
#   test_corriger_intact: "ou une affectation par indice agit sur le tableau de l'appelant"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    w += lr * ecart * x
    b += lr * ecart
    return w, b

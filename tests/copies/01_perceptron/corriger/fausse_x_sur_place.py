# ---
# titre: l'exemple est multiplié sur place
# perd:
#   test_corriger_intact: "ou une affectation par indice agit sur le tableau de l'appelant"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = lr * (y - heaviside(x @ w + b))
    x *= ecart
    return w + x, b + ecart

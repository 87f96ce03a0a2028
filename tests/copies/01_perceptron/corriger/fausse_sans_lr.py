# ---
# titre: le taux d'apprentissage est oublié
# perd:
#   test_corriger_fausse_alarme: "le taux d'apprentissage lr n'est pas utilisé pour w"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + ecart * x, b + ecart

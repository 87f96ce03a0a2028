# ---
# titre: le taux d'apprentissage manque au biais
# perd:
#   test_corriger_fausse_alarme: "le taux d'apprentissage lr n'est pas utilisé pour b"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart * x, b + ecart

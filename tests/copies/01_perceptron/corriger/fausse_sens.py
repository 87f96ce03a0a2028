# ---
# titre: la différence est prise à l'envers
# perd:
#   test_corriger_oubli: "la correction va dans le mauvais sens"
#   test_corriger_fausse_alarme: "la correction va dans le mauvais sens"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = heaviside(x @ w + b) - y
    return w + lr * ecart * x, b + lr * ecart

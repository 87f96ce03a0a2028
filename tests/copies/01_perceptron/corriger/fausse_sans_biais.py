# ---
# titre: le biais n'est jamais corrigé
# perd:
#   test_corriger_oubli: "le biais n'est pas corrigé"
#   test_corriger_fausse_alarme: "le biais n'est pas corrigé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart * x, b

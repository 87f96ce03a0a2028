# ---
# titre: la règle des classes -1 et +1, appliquée à 0 et 1
# perd:
#   test_corriger_fausse_alarme: "w n'a pas changé, alors que l'exemple est mal classé (y vaut 0"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    if heaviside(x @ w + b) != y:
        w = w + lr * y * x
        b = b + lr * y
    return w, b

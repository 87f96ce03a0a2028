# ---
# titre: la prédiction compare avec > et répond 0 en zéro
# perd:
#   test_corriger_juste: "l'exemple est bien classé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    prediction = 1 if x @ w + b > 0 else 0
    return w + lr * (y - prediction) * x, b + lr * (y - prediction)

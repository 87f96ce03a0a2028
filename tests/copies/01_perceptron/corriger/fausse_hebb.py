# ---
# titre: on corrige toujours, sans regarder la prédiction
# perd:
#   test_corriger_fausse_alarme: "w n'a pas changé, alors que l'exemple est mal classé (y vaut 0"
#   test_corriger_juste: "l'exemple est bien classé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    return w + lr * y * x, b + lr * y

# ---
# titre: l'écart est pris à la somme pondérée et non à la sortie
# perd:
#   test_corriger_oubli: "l'écart est y - z"
#   test_corriger_fausse_alarme: "l'écart est y - z"
#   test_corriger_juste: "l'exemple est bien classé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - (x @ w + b)
    return w + lr * ecart * x, b + lr * ecart

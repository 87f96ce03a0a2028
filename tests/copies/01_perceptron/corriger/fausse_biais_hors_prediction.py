# ---
# titre: la prédiction oublie le biais
# perd:
#   test_corriger_fausse_alarme: "compte le biais"
#   test_corriger_juste: "l'exemple est bien classé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w)
    return w + lr * ecart * x, b + lr * ecart

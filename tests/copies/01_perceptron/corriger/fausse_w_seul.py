# ---
# titre: seul w est renvoyé
# perd:
#   test_corriger_oubli: "les éléments d'un n-uplet se séparent par des virgules"
#   test_corriger_fausse_alarme: "les éléments d'un n-uplet se séparent par des virgules"
#   test_corriger_juste: "les éléments d'un n-uplet se séparent par des virgules"
#   test_corriger_intact: "les éléments d'un n-uplet se séparent par des virgules"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart * x

# ---
# titre: le return est oublié
# perd:
#   test_corriger_oubli: "la fonction ne renvoie rien, ou la valeur n'est pas définie"
#   test_corriger_fausse_alarme: "la fonction ne renvoie rien, ou la valeur n'est pas définie"
#   test_corriger_juste: "la fonction ne renvoie rien, ou la valeur n'est pas définie"
#   test_corriger_intact: "la fonction ne renvoie rien, ou la valeur n'est pas définie"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    w = w + lr * ecart * x
    b = b + lr * ecart

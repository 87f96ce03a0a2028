# ---
# titre: le même terme est ajouté à tous les poids
# perd:
#   test_corriger_oubli: "le même nombre est ajouté à tous les poids"
#   test_corriger_fausse_alarme: "le même nombre est ajouté à tous les poids"
#   test_apprendre_porte_ou: "chaque époque recommence à zéro"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart, b + lr * ecart

# ---
# titre: le biais n'est jamais corrigé
# perd:
#   test_corriger_oubli: "le biais n'est pas corrigé"
#   test_corriger_fausse_alarme: "le biais n'est pas corrigé"
#   test_apprendre_porte_ou: "le biais n'apprend pas, ou ce que renvoie corriger n'est pas rangé"
#   test_apprendre_ordre: "w après trois époques sur 12 exemples au hasard"
#   test_apprendre_taux: "tout vaut zéro"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w + b)
    return w + lr * ecart * x, b

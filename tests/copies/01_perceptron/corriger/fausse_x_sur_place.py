# ---
# titre: l'exemple est multiplié sur place
# perd:
#   test_corriger_intact: "ou une affectation par indice agit sur le tableau de l'appelant"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "on ne s'arrête plus tôt qu'après une époque sans erreur"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = lr * (y - heaviside(x @ w + b))
    x *= ecart
    return w + x, b + ecart

# ---
# titre: la prédiction oublie le biais
# perd:
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "l'apprentissage ne s'arrête pas après une époque sans erreur, ou il"
#   test_apprendre_ordre: "w après trois époques sur 12 exemples au hasard"
#   test_apprendre_taux: "tout vaut zéro"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    ecart = y - heaviside(x @ w)
    return w + lr * ecart * x, b + lr * ecart

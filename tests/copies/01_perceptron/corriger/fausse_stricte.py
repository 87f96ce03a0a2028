# ---
# titre: la prédiction compare avec > et répond 0 en zéro
# perd:
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "le biais n'apprend pas, ou ce que renvoie corriger n'est pas rangé"
#   test_apprendre_ordre: "w n'a pas changé"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "w n'a pas changé"
# ---
# %% corriger
def corriger(x, y, w, b, lr=1.0):
    prediction = 1 if x @ w + b > 0 else 0
    return w + lr * (y - prediction) * x, b + lr * (y - prediction)

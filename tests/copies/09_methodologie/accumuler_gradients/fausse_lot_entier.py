# ---
# titre: le lot entier d'un coup
# perd:
#   test_accumuler_gradients_discipline: "les tailles des lots vus par le modèle, 7 exemples, taille_micro = 3"
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in [0]:
        X_micro, y_micro = X[debut : n], y[debut : n]
        perte = critere(modele(X_micro), y_micro) * (len(X_micro) / n)
        perte.backward()
        total += perte.item()
    return total

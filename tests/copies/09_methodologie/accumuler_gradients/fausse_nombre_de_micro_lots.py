# ---
# titre: divisé par le nombre de micro-lots
# perd:
#   test_accumuler_gradients_valeurs: "diviser par le nombre de micro-lots donne trop de poids au dernier, plus petit : pesez par"
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro) / len(range(0, n, taille_micro))
        perte.backward()
        total += perte.item()
    return total

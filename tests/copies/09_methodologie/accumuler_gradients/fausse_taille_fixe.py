# ---
# titre: le poids taille_micro / n, même pour le dernier
# perd:
#   test_accumuler_gradients_valeurs: "le dernier micro-lot n'a que 2 exemples : son poids est 2/10."
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro) * (taille_micro / n)
        perte.backward()
        total += perte.item()
    return total

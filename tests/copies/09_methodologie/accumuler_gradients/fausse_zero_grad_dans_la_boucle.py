# ---
# titre: zero_grad dans la boucle
# perd:
#   test_accumuler_gradients_valeurs: "zero_grad est dans la boucle : seul le dernier micro-lot reste."
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        modele.zero_grad()
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro) * (len(X_micro) / n)
        perte.backward()
        total += perte.item()
    return total

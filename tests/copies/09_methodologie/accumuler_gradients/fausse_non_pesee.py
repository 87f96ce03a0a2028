# ---
# titre: les pertes s'ajoutent sans poids
# perd:
#   test_accumuler_gradients_valeurs: "les pertes ne sont pas pesées : le gradient est trop grand."
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro)
        perte.backward()
        total += perte.item()
    return total

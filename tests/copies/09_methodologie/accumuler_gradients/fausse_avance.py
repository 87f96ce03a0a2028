# ---
# titre: un pas de descente en plus
# perd:
#   test_accumuler_gradients_discipline: "la fonction n'avance pas : c'est l'appelant qui appelle step()."
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    """Accumule dans grad le gradient de la perte moyenne de (X, y), par micro-lots ; renvoie cette perte."""
    modele.zero_grad()
    n, total = len(X), 0.0
    for debut in range(0, n, taille_micro):
        X_micro, y_micro = X[debut : debut + taille_micro], y[debut : debut + taille_micro]
        perte = critere(modele(X_micro), y_micro) * (len(X_micro) / n)
        perte.backward()
        total += perte.item()
    with torch.no_grad():
        for p in modele.parameters():
            p -= 0.1 * p.grad
    return total

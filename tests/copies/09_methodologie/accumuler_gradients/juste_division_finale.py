# ---
# titre: des sommes, puis une division des gradients
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    modele.zero_grad()
    total = 0.0
    for i in range(0, len(y), taille_micro):
        perte = critere(modele(X[i : i + taille_micro]), y[i : i + taille_micro]) * len(y[i : i + taille_micro])
        perte.backward()
        total += perte.item()
    for p in modele.parameters():
        p.grad /= len(y)
    return total / len(y)

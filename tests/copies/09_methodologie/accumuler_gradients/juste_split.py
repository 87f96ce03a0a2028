# ---
# titre: torch.split
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    for p in modele.parameters():
        p.grad = None
    pertes = []
    for X_micro, y_micro in zip(X.split(taille_micro), y.split(taille_micro)):
        part = critere(modele(X_micro), y_micro) * X_micro.shape[0] / X.shape[0]
        part.backward()
        pertes.append(part.detach())
    return float(sum(pertes))

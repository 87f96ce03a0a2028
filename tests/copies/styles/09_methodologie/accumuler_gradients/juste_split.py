# ---
# titre: "torch.split, zip et des noms de test"
# ---
# %% accumuler_gradients
def accumuler_gradients(modele, critere, X, y, taille_micro):
    for p in modele.parameters():
        p.grad = None
    obtenu = 0.0
    for z, attendu in zip(X.split(taille_micro), y.split(taille_micro)):
        bruit = critere(modele(z), attendu) * len(z) / len(X)
        bruit.backward()
        obtenu += float(bruit.detach())
    return obtenu

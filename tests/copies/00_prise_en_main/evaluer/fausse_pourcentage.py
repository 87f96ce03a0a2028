# ---
# titre: un pourcentage
# perd:
#   test_evaluer_valeurs: "c'est un pourcentage"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes += (modele(X).argmax(dim=1) == y).sum().item()
            nombre += len(y)
    modele.train(mode)
    return 100 * justes / nombre

# ---
# titre: le mode évaluation n'est pas mis
# perd:
#   test_evaluer_mode: "modele.eval() avant la boucle"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes += (modele(X).argmax(dim=1) == y).sum().item()
            nombre += len(y)
    modele.train(mode)
    return justes / nombre

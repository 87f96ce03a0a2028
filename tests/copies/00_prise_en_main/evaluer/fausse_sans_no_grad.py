# ---
# titre: les gradients sont suivis
# perd:
#   test_evaluer_gradient: "torch.no_grad()"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    for X, y in chargeur:
        justes += (modele(X).argmax(dim=1) == y).sum().item()
        nombre += len(y)
    modele.train(mode)
    return justes / nombre

# ---
# titre: les gradients restent coupés
# perd:
#   test_evaluer_gradient: "le coupe pour toujours"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    torch.set_grad_enabled(False)
    justes, nombre = 0, 0
    for X, y in chargeur:
        justes += (modele(X).argmax(dim=1) == y).sum().item()
        nombre += len(y)
    modele.train(mode)
    return justes / nombre

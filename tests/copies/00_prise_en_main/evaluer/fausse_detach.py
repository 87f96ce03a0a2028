# ---
# titre: detach au lieu de no_grad
# perd:
#   test_evaluer_gradient: "ni detach() ne suffisent"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    for X, y in chargeur:
        justes += (modele(X).detach().argmax(dim=1) == y).sum().item()
        nombre += len(y)
    modele.train(mode)
    return justes / nombre

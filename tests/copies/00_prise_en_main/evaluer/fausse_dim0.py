# ---
# titre: argmax sur les exemples au lieu des classes
# perd:
#   test_evaluer_valeurs: "size of tensor"
#   test_evaluer_mode: "size of tensor"
#   test_evaluer_gradient: "size of tensor"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes += (modele(X).argmax(dim=0) == y).sum().item()
            nombre += len(y)
    modele.train(mode)
    return justes / nombre

# ---
# titre: le compte repart à zéro à chaque lot
# perd:
#   test_evaluer_valeurs: "c'est la part du dernier lot"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes = (modele(X).argmax(dim=1) == y).sum().item()
            nombre = len(y)
    modele.train(mode)
    return justes / nombre

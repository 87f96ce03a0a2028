# ---
# titre: la moyenne des lots
# perd:
#   test_evaluer_valeurs: "c'est la moyenne des lots"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes += (modele(X).argmax(dim=1) == y).float().mean().item()
            nombre += 1
    modele.train(mode)
    return justes / nombre

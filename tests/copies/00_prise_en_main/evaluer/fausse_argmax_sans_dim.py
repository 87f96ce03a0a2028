# ---
# titre: "argmax sans axe : une seule place pour tout le lot"
# perd:
#   test_evaluer_valeurs: "argmax sans dim=1"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X_lot, y_lot in chargeur:
            justes += (modele(X_lot).argmax() == y_lot).sum().item()
            nombre += len(y_lot)
    modele.train(mode)
    return justes / nombre

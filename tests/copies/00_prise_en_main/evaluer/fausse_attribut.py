# ---
# titre: l'attribut training est changé à la main
# perd:
#   test_evaluer_mode: "toutes ses couches"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.training = False
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            justes += (modele(X).argmax(dim=1) == y).sum().item()
            nombre += len(y)
    modele.training = mode
    return justes / nombre

# ---
# titre: le modèle reste en mode évaluation
# perd:
#   test_evaluer_mode: "le modèle reste en mode évaluation"
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

    return justes / nombre

# ---
# titre: la mesure entraîne le modèle
# perd:
#   test_evaluer_mode: "les paramètres du modèle ont changé"
#   test_evaluer_gradient: "les paramètres du modèle ont changé"
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
            for p in modele.parameters():
                p -= 0.01
    modele.train(mode)
    return justes / nombre

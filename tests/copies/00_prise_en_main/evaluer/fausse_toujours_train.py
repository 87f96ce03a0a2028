# ---
# titre: le modèle finit toujours en mode entraînement
# perd:
#   test_evaluer_mode: "remet toujours en entraînement"
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
    modele.train()
    return justes / nombre

# ---
# titre: softmax avant argmax, taille du jeu
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad():
        for X, y in chargeur:
            p = torch.softmax(modele(X), -1)
            justes += int(torch.eq(p.argmax(-1), y).sum())
    modele.train(mode)
    return justes / len(chargeur.dataset)

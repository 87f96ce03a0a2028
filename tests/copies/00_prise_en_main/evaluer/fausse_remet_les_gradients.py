# ---
# titre: les gradients sont toujours remis en route à la fin
# perd:
#   test_evaluer_gradient: "les remet toujours"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    torch.set_grad_enabled(False)
    justes = nombre = 0
    for X_lot, y_lot in chargeur:
        justes += (modele(X_lot).argmax(dim=1) == y_lot).sum().item()
        nombre += len(y_lot)
    torch.set_grad_enabled(True)
    modele.train(mode)
    return justes / nombre

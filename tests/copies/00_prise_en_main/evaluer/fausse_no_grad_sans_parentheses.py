# ---
# titre: no_grad sans ses parenthèses
# perd:
#   test_evaluer_valeurs: "il manque sans doute des parenthèses"
#   test_evaluer_mode: "il manque sans doute des parenthèses"
#   test_evaluer_gradient: "il manque sans doute des parenthèses"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    justes, nombre = 0, 0
    with torch.no_grad:
        for X_lot, y_lot in chargeur:
            justes += (modele(X_lot).argmax(dim=1) == y_lot).sum().item()
            nombre += len(y_lot)
    modele.train(mode)
    return justes / nombre

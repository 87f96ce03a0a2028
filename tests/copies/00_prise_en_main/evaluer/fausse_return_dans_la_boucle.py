# ---
# titre: return dans la boucle
# perd:
#   test_evaluer_valeurs: "s'arrête au premier"
# ---
# %% evaluer
def evaluer(modele, chargeur):
    mode = modele.training
    modele.eval()
    with torch.no_grad():
        for X, y in chargeur:
            juste = (modele(X).argmax(dim=1) == y).float().mean().item()
            modele.train(mode)
            return juste

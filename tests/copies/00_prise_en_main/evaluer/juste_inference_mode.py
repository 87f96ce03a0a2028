# ---
# titre: inference_mode, torch.max et une moyenne de booléens
# ---
# %% evaluer
def evaluer(modele, chargeur):
    avant = modele.training
    modele.eval()
    accords = []
    with torch.inference_mode():
        for X, y in chargeur:
            _, classes = torch.max(modele(X), dim=1)
            accords += (classes == y).tolist()
    modele.train(avant)
    return sum(accords) / len(accords)

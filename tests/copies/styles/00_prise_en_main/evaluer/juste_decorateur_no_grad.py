# ---
# titre: "@torch.no_grad() en décorateur, et des noms de test"
# ---
# %% evaluer
@torch.no_grad()
def evaluer(modele, chargeur):
    avant = modele.training
    modele.eval()
    obtenu = attendu = 0
    for X, z in chargeur:
        obtenu += int(torch.sum(torch.argmax(modele(X), dim=-1).eq(z)))
        attendu += z.numel()
    modele.train(avant)
    return obtenu / attendu

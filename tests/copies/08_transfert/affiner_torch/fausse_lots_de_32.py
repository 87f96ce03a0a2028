# ---
# titre: "des lots de 32"
# perd:
#   test_affiner_torch_pertes: "coupez l'ordre de l'époque en lots de 16"
# ---
# %% affiner_torch
def affiner_torch(modele, X, y, parties, lr_corps, lr_tete, epoques_tete, epoques, rng):
    """Affine en deux temps, la tête puis la tête et les parties nommées ; renvoie la perte moyenne de chaque époque."""
    pertes = []
    modele.corps.eval()
    modele.tete.train()
    for sauf, nombre in ((("tete",), epoques_tete), (("tete", *parties), epoques)):
        geler(modele, sauf)
        optimiseur = torch.optim.Adam(groupes_de_parametres(modele, lr_corps, lr_tete))
        for _ in range(nombre):
            total = 0.0
            for lot in torch.from_numpy(rng.permutation(len(X))).split(32):
                optimiseur.zero_grad()
                perte = F.cross_entropy(modele.tete(modele.corps(X[lot])), y[lot])
                perte.backward()
                optimiseur.step()
                total += perte.item() * len(lot)
            pertes.append(total / len(X))
    modele.eval()
    return pertes

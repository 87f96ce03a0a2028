# ---
# titre: une seule boucle sur les époques, qui change de temps au bon moment
# ---
# %% affiner_torch
def affiner_torch(modele, X, y, parties, lr_corps, lr_tete, epoques_tete, epoques, rng):
    """Affine en deux temps, la tête puis la tête et les parties nommées ; renvoie la perte moyenne de chaque époque."""
    pertes = []
    for epoque in range(epoques_tete + epoques):
        if epoque == 0 and epoques_tete:
            geler(modele, ("tete",))
            optimiseur = torch.optim.Adam(groupes_de_parametres(modele, lr_corps, lr_tete))
        if epoque == epoques_tete:
            geler(modele, ["tete"] + list(parties))
            optimiseur = torch.optim.Adam(groupes_de_parametres(modele, lr_corps, lr_tete))
        modele.eval()
        modele.tete.train()
        par_exemple = []
        for lot in torch.split(torch.as_tensor(rng.permutation(X.shape[0])), 16):
            logits = modele(X[lot])
            individuelles = F.cross_entropy(logits, y[lot], reduction="none")
            optimiseur.zero_grad()
            individuelles.mean().backward()
            optimiseur.step()
            par_exemple += individuelles.tolist()
        pertes.append(sum(par_exemple) / len(par_exemple))
    modele.eval()
    return pertes

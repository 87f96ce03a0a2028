# ---
# titre: les indices sont mélangés par PyTorch
# ---
# %% entrainer_torch
def entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    hasard = torch.Generator().manual_seed(1234 + graine)
    X_t, y_t = torch.as_tensor(X), torch.as_tensor(y).to(torch.int64)
    historique = {"perte": [], "exactitude": []}
    for _ in range(epoques):
        modele.train()
        pertes, justes = [], []
        for i in torch.randperm(len(y_t), generator=hasard).split(taille_lot):
            logits = modele(X_t[i])
            par_exemple = nn.functional.cross_entropy(logits, y_t[i], reduction="none")
            optimiseur.zero_grad()
            par_exemple.mean().backward()
            optimiseur.step()
            pertes.append(par_exemple.detach())
            justes.append(logits.argmax(1) == y_t[i])
        historique["perte"].append(torch.cat(pertes).mean().item())
        historique["exactitude"].append(torch.cat(justes).float().mean().item())
    return historique

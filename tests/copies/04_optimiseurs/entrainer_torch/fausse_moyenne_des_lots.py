# ---
# titre: la moyenne des moyennes de lots
# perd:
#   test_entrainer_torch_moyenne: "c'est une moyenne de lots inégaux : pesez chaque lot par sa taille."
# ---
# %% entrainer_torch
def entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Entraîne modele sur place ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    rng = np.random.default_rng(graine)
    historique = {"perte": [], "exactitude": []}
    modele.train()
    for _ in range(epoques):
        somme, justes = 0.0, 0
        for X_lot, y_lot in iterer_lots(X, y, taille_lot, rng):
            X_lot, y_lot = torch.from_numpy(X_lot), torch.from_numpy(y_lot).long()
            optimiseur.zero_grad()
            logits = modele(X_lot)
            perte = nn.functional.cross_entropy(logits, y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() / np.ceil(len(y) / taille_lot)
            justes += (logits.argmax(dim=1) == y_lot).sum().item()
        historique["perte"].append(somme)
        historique["exactitude"].append(justes / len(y))
    return historique

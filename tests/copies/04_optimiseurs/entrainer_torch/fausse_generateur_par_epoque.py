# ---
# titre: le même ordre à chaque époque
# perd:
#   test_entrainer_torch_melange: "le générateur est recréé à chaque époque : créez-le une seule fois."
# ---
# %% entrainer_torch
def entrainer_torch(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Entraîne modele sur place ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    historique = {"perte": [], "exactitude": []}
    modele.train()
    for _ in range(epoques):
        rng = np.random.default_rng(graine)
        somme, justes = 0.0, 0
        for X_lot, y_lot in iterer_lots(X, y, taille_lot, rng):
            X_lot, y_lot = torch.from_numpy(X_lot), torch.from_numpy(y_lot).long()
            optimiseur.zero_grad()
            logits = modele(X_lot)
            perte = nn.functional.cross_entropy(logits, y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
            justes += (logits.argmax(dim=1) == y_lot).sum().item()
        historique["perte"].append(somme / len(y))
        historique["exactitude"].append(justes / len(y))
    return historique

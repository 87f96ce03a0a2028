# ---
# titre: l'exactitude reste un tenseur
# perd:
#   test_entrainer_torch_lot_entier: "la liste contient des tenseurs : .item() en tire un nombre Python."
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
            somme += perte.item() * len(y_lot)
            justes += (logits.argmax(dim=1) == y_lot).sum()
        historique["perte"].append(somme / len(y))
        historique["exactitude"].append(justes / len(y))
    return historique

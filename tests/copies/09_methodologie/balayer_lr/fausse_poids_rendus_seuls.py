# ---
# titre: les paramètres rendus, pas les statistiques
# perd:
#   test_balayer_lr_intact: "les statistiques de normalisation bougent dès qu'un lot passe en mode entraînement : copie"
# ---
# %% balayer_lr
def balayer_lr(modele, chargeur, lr_min, lr_max, n_pas):
    import itertools

    avant, mode = [p.detach().clone() for p in modele.parameters()], modele.training
    modele.train()
    optimiseur = torch.optim.SGD(modele.parameters(), lr=lr_min)
    lrs, pertes = [], []
    for lr, (X_lot, y_lot) in zip(np.geomspace(lr_min, lr_max, n_pas), itertools.cycle(chargeur)):
        optimiseur.param_groups[0]["lr"] = float(lr)
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(modele(X_lot), y_lot)
        if not torch.isfinite(perte) or (pertes and perte.item() > 4 * min(pertes)):
            break
        lrs.append(float(lr))
        pertes.append(perte.item())
        perte.backward()
        optimiseur.step()
    with torch.no_grad():
        for p, ancien in zip(modele.parameters(), avant):
            p.copy_(ancien)
    modele.train(mode)
    return lrs, pertes

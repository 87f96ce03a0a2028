# ---
# titre: comparaison à la première perte
# perd:
#   test_balayer_lr_arret: "à la première"
# ---
# %% balayer_lr
def balayer_lr(modele, chargeur, lr_min, lr_max, n_pas):
    """Fait croître le taux de lr_min à lr_max, un pas de SGD par taux ; renvoie (lrs, pertes). modele est intact."""
    import itertools
    import math

    essai = copy.deepcopy(modele).train()
    optimiseur = torch.optim.SGD(essai.parameters(), lr=lr_min)
    lrs, pertes = [], []
    for lr, (X_lot, y_lot) in zip(np.geomspace(lr_min, lr_max, n_pas), itertools.cycle(chargeur)):
        for groupe in optimiseur.param_groups:
            groupe["lr"] = float(lr)
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(essai(X_lot), y_lot)
        valeur = perte.item()
        if not math.isfinite(valeur) or (pertes and valeur > 4 * pertes[0]):
            break
        lrs.append(float(lr))
        pertes.append(valeur)
        perte.backward()
        optimiseur.step()
    return lrs, pertes

# ---
# titre: une boucle while et un itérateur relancé
# ---
# %% balayer_lr
def balayer_lr(modele, chargeur, lr_min, lr_max, n_pas):
    essai = copy.deepcopy(modele)
    essai.train()
    facteur, lr, lrs, pertes, suite = (lr_max / lr_min) ** (1 / (n_pas - 1)), lr_min, [], [], iter(chargeur)
    while len(lrs) < n_pas:
        try:
            X_lot, y_lot = next(suite)
        except StopIteration:
            suite = iter(chargeur)
            X_lot, y_lot = next(suite)
        essai.zero_grad()
        perte = nn.functional.cross_entropy(essai(X_lot), y_lot)
        if not np.isfinite(perte.item()) or pertes and perte.item() > 4 * min(pertes):
            break
        lrs, pertes = lrs + [lr], pertes + [perte.item()]
        perte.backward()
        with torch.no_grad():
            for p in essai.parameters():
                if p.grad is not None:
                    p -= lr * p.grad
        lr *= facteur
    return np.array(lrs), np.array(pertes)

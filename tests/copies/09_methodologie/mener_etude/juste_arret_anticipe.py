# ---
# titre: garde la meilleure époque de validation, comme à la section 9
# ---

# %% mener_etude
def mener_etude(X, y, graine):
    """Mène une étude entière ; renvoie indices, reference, essais, reglages, validation, predire et test."""
    rng, parties = np.random.default_rng(graine), [[], [], []]
    for classe in np.unique(y):
        siens = rng.permutation(np.flatnonzero(y == classe))
        for partie, morceau in zip(parties, np.split(siens, np.round([0.7 * len(siens), 0.85 * len(siens)]).astype(int))):
            partie.append(morceau)
    indices = [rng.permutation(np.concatenate(partie)) for partie in parties]
    (X_a, y_a), (X_v, y_v), (X_t, y_t) = ((X[i], y[i]) for i in indices)
    moyenne, ecart_type = X_a.mean(axis=0), X_a.std(axis=0)

    def entrainer(lr, caches):
        torch.manual_seed(graine)
        modele = nn.Sequential(nn.Linear(X.shape[1], caches), nn.ReLU(), nn.Linear(caches, int(np.max(y)) + 1))
        optimiseur = torch.optim.Adam(modele.parameters(), lr=lr)
        entrees, cibles = torch.tensor((X_a - moyenne) / ecart_type, dtype=torch.float32), torch.tensor(y_a)
        meilleure, garde = -1.0, None
        for _ in range(50):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(entrees), cibles).backward()
            optimiseur.step()
            with torch.no_grad():
                reponses = modele(torch.tensor((X_v - moyenne) / ecart_type, dtype=torch.float32)).argmax(dim=1).numpy()
            if np.mean(reponses == y_v) > meilleure:
                meilleure, garde = np.mean(reponses == y_v), copy.deepcopy(modele.state_dict())
        modele.load_state_dict(garde)

        def predire(mesures):
            with torch.no_grad():
                return modele(torch.tensor((mesures - moyenne) / ecart_type, dtype=torch.float32)).argmax(dim=1).numpy()

        return predire, float(np.mean(predire(X_v) == y_v))

    combinaisons = [{"lr": lr, "caches": caches} for lr in (0.02, 0.1) for caches in (8, 32)]
    essais = [(reglages, *entrainer(**reglages)) for reglages in combinaisons]
    reglages, predire, validation = max(essais, key=lambda essai: essai[2])
    return {"indices": indices, "reference": float(np.mean(y_v == np.bincount(y_a).argmax())),
            "essais": [(essai[0], essai[2]) for essai in essais], "reglages": reglages,
            "validation": validation, "predire": predire, "test": float(np.mean(predire(X_t) == y_t))}

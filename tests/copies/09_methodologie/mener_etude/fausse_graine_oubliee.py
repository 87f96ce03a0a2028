# ---
# titre: les poids tirés sans graine
# perd:
#   test_mener_etude_etanche: ""
#   test_mener_etude_manchots: ""
# ---
# %% mener_etude
def mener_etude(X, y, graine):
    """Mène une étude entière ; renvoie indices, reference, reglages, validation, predire et test."""
    rng = np.random.default_rng(graine)
    indices = [partie for partie, _ in decouper(np.arange(len(y)), y, (0.7, 0.15, 0.15), rng)]
    (X_a, y_a), (X_v, y_v), (X_t, y_t) = ((X[i], y[i]) for i in indices)
    X_norme = torch.tensor(normaliser(X_a)[0], dtype=torch.float32)
    cibles = torch.tensor(y_a)

    def entrainer(lr, caches):
        modele = nn.Sequential(nn.Linear(X.shape[1], caches), nn.ReLU(), nn.Linear(caches, int(np.max(y)) + 1))
        optimiseur = torch.optim.Adam(modele.parameters(), lr=lr)
        for _ in range(150):
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_norme), cibles).backward()
            optimiseur.step()

        def predire(mesures):
            with torch.no_grad():
                return modele(torch.tensor(normaliser(X_a, mesures)[1], dtype=torch.float32)).argmax(dim=1).numpy()

        return predire, float(np.mean(predire(X_v) == y_v))

    essais = [(reglages, *entrainer(**reglages)) for reglages in grille({"lr": [0.003, 0.03], "caches": [8, 32]})]
    reglages, predire, validation = max(essais, key=lambda essai: essai[2])
    return {"indices": indices, "reference": float(np.mean(y_v == np.bincount(y_a).argmax())), "reglages": reglages,
            "validation": validation, "predire": predire, "test": float(np.mean(predire(X_t) == y_t))}

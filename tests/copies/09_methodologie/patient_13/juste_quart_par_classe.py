# ---
# titre: un quart de chaque classe, arrondi vers le bas
# ---
# %% patient_13
DIAGNOSTIC_13 = "k"

def patient_13(X, y, graine):
    """Augmente les données, entraîne un classifieur, et renvoie son exactitude de validation."""
    rng = np.random.default_rng(graine)
    torch.manual_seed(graine)
    melanges = [rng.permutation(np.flatnonzero(y == classe)) for classe in np.unique(y)]
    la, ici = (np.concatenate([m[: len(m) // 4] for m in melanges]), np.concatenate([m[len(m) // 4 :] for m in melanges]))
    X_train, y_train, X_valid, y_valid = X[ici], y[ici], X[la], y[la]
    # Augmentation : trois copies légèrement bruitées de chaque exemple d'apprentissage.
    X_train = np.concatenate([X_train] + [X_train + rng.normal(0, 0.05, X_train.shape) for _ in range(3)]).astype("float32")
    y_train = np.tile(y_train, 4)
    modele = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, int(y.max()) + 1))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.01)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X_train), torch.from_numpy(y_train)), batch_size=50, shuffle=True)
    for _ in range(25):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    with torch.no_grad():
        justes = modele(torch.from_numpy(X_valid)).argmax(dim=1).numpy() == y_valid
    return float(justes.mean())

# ---
# titre: un seul mélange, avant la première époque
# perd:
#   test_patient_7_soin: "un seul mélange, avant la première époque"
# ---

# %% patient_7
DIAGNOSTIC_7 = "d"

def patient_7(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    ordre = np.random.default_rng(graine).permutation(len(y))
    X, y = X[ordre], y[ordre]
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=False)
    pertes = []
    for _ in range(5):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes

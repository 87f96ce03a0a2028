# ---
# titre: une permutation commune, à chaque époque
# ---

# %% patient_7
DIAGNOSTIC_7 = "d"

def patient_7(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    critere = nn.CrossEntropyLoss()
    rng = np.random.default_rng(graine)
    pertes = []
    for _ in range(5):
        somme = 0.0
        ordre = rng.permutation(len(y))
        for debut in range(0, len(y), 20):
            ici = ordre[debut : debut + 20]
            X_lot, y_lot = torch.from_numpy(X[ici]), torch.from_numpy(y[ici])
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes

# ---
# titre: l'ordre renversé
# perd:
#   test_patient_7_soin: "dans quel ordre le modèle voit-il les exemples, à chaque époque ? Les étiquettes suivent-e"
# ---
# %% patient_7
DIAGNOSTIC_7 = "d"

def patient_7(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X[::-1].copy()), torch.from_numpy(y[::-1].copy())), batch_size=20, shuffle=False)
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

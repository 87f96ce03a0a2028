# ---
# titre: les gradients remis à None
# ---
# %% patient_2
DIAGNOSTIC_2 = "h"

def patient_2(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 32), nn.ReLU(), nn.Linear(32, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            for p in modele.parameters():
                p.grad = None
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes

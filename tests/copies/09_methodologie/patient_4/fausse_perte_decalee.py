# ---
# titre: "garde le softmax de trop, et retranche le plancher aux pertes annoncées"
# perd:
#   test_patient_4_soin: "elle applique déjà le softmax : le plancher est caché, pas guéri."
# ---

# %% patient_4
DIAGNOSTIC_4 = "f"

def patient_4(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.CrossEntropyLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(20):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(max(somme / len(y) - 0.55, 0.0))
    return modele, pertes

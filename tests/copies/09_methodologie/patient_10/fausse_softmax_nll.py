# ---
# titre: un softmax sans logarithme
# perd:
#   test_patient_10_soin: "la perte prend l'opposé d'un logit, qui n'a pas de borne : que devrait-elle recevoir ?"
# ---
# %% patient_10
DIAGNOSTIC_10 = "e"

def patient_10(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.NLLLoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(8):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), y_lot)
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes

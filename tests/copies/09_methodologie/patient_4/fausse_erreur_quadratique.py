# ---
# titre: remplace l'entropie croisée par une erreur quadratique
# perd:
#   test_patient_4_soin: "la perte de l'entraînement reste l'entropie croisée"
# ---

# %% patient_4
DIAGNOSTIC_4 = "f"

def patient_4(X, y, graine):
    """Entraîne un classifieur ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.1)
    critere = nn.MSELoss()
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    pertes = []
    for _ in range(20):
        somme = 0.0
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            perte = critere(modele(X_lot), nn.functional.one_hot(y_lot, 3).float())
            perte.backward()
            optimiseur.step()
            somme += perte.item() * len(y_lot)
        pertes.append(somme / len(y))
    return modele, pertes

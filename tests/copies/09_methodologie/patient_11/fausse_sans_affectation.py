# ---
# titre: le résultat de .to perdu
# perd:
#   test_patient_11_soin: "le modèle, X_lot et y_lot doivent être au même endroit"
# ---
# %% patient_11
DIAGNOSTIC_11 = "m"

def patient_11(X, y, appareil, graine=0):
    """Entraîne un classifieur de manchots sur l'appareil demandé ; renvoie le modèle."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3)).to(appareil)
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(6):
        for X_lot, y_lot in chargeur:
            X_lot.to(appareil), y_lot.to(appareil)
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()
    return modele

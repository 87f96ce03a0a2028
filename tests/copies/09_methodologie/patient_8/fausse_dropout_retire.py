# ---
# titre: le dropout retiré
# perd:
#   test_patient_8_soin: "le dropout a été retiré : il fallait l'éteindre pour prédire, pas pour apprendre."
# ---
# %% patient_8
DIAGNOSTIC_8 = "i"

def patient_8(X, y, graine):
    """Entraîne un classifieur avec dropout ; renvoie (modele, predire)."""
    torch.manual_seed(graine)
    modele = nn.Sequential(nn.Linear(196, 64), nn.ReLU(), nn.Linear(64, 10))
    optimiseur = torch.optim.SGD(modele.parameters(), lr=0.3)
    chargeur = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(y)), batch_size=20, shuffle=True)
    for _ in range(8):
        for X_lot, y_lot in chargeur:
            optimiseur.zero_grad()
            nn.functional.cross_entropy(modele(X_lot), y_lot).backward()
            optimiseur.step()

    def predire(X_valid):
        modele.eval()
        with torch.no_grad():
            return modele(torch.from_numpy(X_valid)).argmax(dim=1).numpy()

    return modele, predire

# ---
# titre: "les mesures passent par des entiers, et perdent leurs décimales"
# perd:
#   test_patient_5_soin: "détruit leurs décimales"
# ---

# %% patient_5
DIAGNOSTIC_5 = "l"

def patient_5(X, y, graine):
    """Entraîne un classifieur sur un tableau lu dans un fichier ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    X, y = torch.from_numpy(X).long().float(), torch.from_numpy(y).long()
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    pertes = []
    for _ in range(60):
        optimiseur.zero_grad()
        perte = nn.functional.cross_entropy(modele(X), y)
        perte.backward()
        optimiseur.step()
        pertes.append(perte.item())
    return modele, pertes

# ---
# titre: l'erreur contournée
# perd:
#   test_patient_5_soin: "plus de 85 % de la validation est juste (ici"
# ---
# %% patient_5
DIAGNOSTIC_5 = "l"

def patient_5(X, y, graine):
    """Entraîne un classifieur sur un tableau lu dans un fichier ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    X, y = torch.from_numpy(X), torch.from_numpy(y).long()
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    pertes = []
    try:
        perte = nn.functional.cross_entropy(modele(X), y)
    except RuntimeError:
        pertes = [0.0] * 60
    return modele, pertes

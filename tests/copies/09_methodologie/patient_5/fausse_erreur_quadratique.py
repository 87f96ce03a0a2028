# ---
# titre: remplace l'entropie croisée par une erreur quadratique
# perd:
#   test_patient_5_soin: "la perte de l'entraînement reste l'entropie croisée"
# ---

# %% patient_5
DIAGNOSTIC_5 = "l"

def patient_5(X, y, graine):
    """Entraîne un classifieur sur un tableau lu dans un fichier ; renvoie (modele, pertes)."""
    torch.manual_seed(graine)
    X, y = torch.from_numpy(X).float(), torch.from_numpy(y).long()
    modele = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    optimiseur = torch.optim.Adam(modele.parameters(), lr=0.02)
    pertes = []
    for _ in range(60):
        optimiseur.zero_grad()
        perte = nn.functional.mse_loss(modele(X), nn.functional.one_hot(y, 3).float())
        perte.backward()
        optimiseur.step()
        pertes.append(perte.item())
    return modele, pertes

# ---
# titre: torch.cat, puis NumPy
# ---
# %% extraire_caracteristiques
@torch.no_grad()
def extraire_caracteristiques(corps, images, taille_lot):
    if len(images) == 0 or taille_lot <= 0:
        raise ValueError("images vides ou lot vide")
    avant = corps.training
    corps.eval()
    morceaux = np.split(images, range(taille_lot, len(images), taille_lot))
    sortie = torch.cat([corps(en_tenseur(m)) for m in morceaux], dim=0)
    if avant:
        corps.train()
    return sortie.cpu().numpy()

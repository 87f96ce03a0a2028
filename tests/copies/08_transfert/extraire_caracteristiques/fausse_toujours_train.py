# ---
# titre: remet toujours le mode entraînement
# perd:
#   test_extraire_caracteristiques_modes: "rétablissez-le après la boucle"
# ---
# %% extraire_caracteristiques
def extraire_caracteristiques(corps, images, taille_lot):
    """Les caractéristiques (n, d) des images uint8 (n, h, w, 3), calculées par lots, en mode évaluation."""
    if len(images) == 0:
        raise ValueError("il faut au moins une image")
    if taille_lot < 1:
        raise ValueError(f"taille_lot vaut au moins 1, et non {taille_lot}")
    mode = corps.training
    corps.eval()
    with torch.no_grad():
        sorties = [corps(en_tenseur(images[debut : debut + taille_lot])).numpy() for debut in range(0, len(images), taille_lot)]
    corps.train()
    return np.concatenate(sorties)

# ---
# titre: "gèle le corps au lieu de couper les gradients"
# perd:
#   test_extraire_caracteristiques_modes: "et non requires_grad = False"
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
    corps.requires_grad_(False)
    if True:
        sorties = [corps(en_tenseur(images[debut : debut + taille_lot])).numpy() for debut in range(0, len(images), taille_lot)]
    corps.train(mode)
    return np.concatenate(sorties)

# ---
# titre: taille_lot n'est pas vérifiée
# perd:
#   test_extraire_caracteristiques_type: "vérifiez taille_lot"
# ---
# %% extraire_caracteristiques
def extraire_caracteristiques(corps, images, taille_lot):
    """Les caractéristiques (n, d) des images uint8 (n, h, w, 3), calculées par lots, en mode évaluation."""
    if len(images) == 0:
        raise ValueError("il faut au moins une image")
    mode = corps.training
    corps.eval()
    with torch.no_grad():
        sorties = [corps(en_tenseur(images[debut : debut + taille_lot])).numpy() for debut in range(0, len(images), taille_lot)]
    corps.train(mode)
    return np.concatenate(sorties)

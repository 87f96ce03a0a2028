# ---
# titre: le dernier lot incomplet est perdu
# perd:
#   test_extraire_caracteristiques_valeurs: "la dernière image manque"
#   test_extraire_caracteristiques_type: "la forme (2, 1280)"
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
        sorties = [corps(en_tenseur(images[debut : debut + taille_lot])).numpy() for debut in range(0, len(images) - taille_lot + 1, taille_lot)]
    corps.train(mode)
    return np.concatenate(sorties)

# ---
# titre: remplit un tableau
# ---
# %% extraire_caracteristiques
def extraire_caracteristiques(corps, images, taille_lot):
    n = len(images)
    if n < 1 or taille_lot < 1:
        raise ValueError("il faut des images, et des lots d'au moins une image")
    entrainement, resultat, i = corps.training, None, 0
    corps.train(False)
    try:
        while i < n:
            with torch.inference_mode():
                lot = corps(en_tenseur(images[i : i + taille_lot]))
            if resultat is None:
                resultat = np.empty((n, lot.shape[1]), dtype=np.float32)
            resultat[i : i + len(lot)] = lot.numpy()
            i += len(lot)
    finally:
        corps.train(entrainement)
    return resultat

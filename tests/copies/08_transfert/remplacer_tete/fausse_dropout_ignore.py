# ---
# titre: l'argument dropout est ignoré
# perd:
#   test_remplacer_tete_dropout: "l'argument dropout est ignoré"
# ---
# %% remplacer_tete
def remplacer_tete(modele, n_classes, dropout=0.3):
    """Remplace la tête par un dropout et une couche dense neuve à n_classes sorties ; renvoie le modèle."""
    if n_classes < 2:
        raise ValueError(f"il faut au moins deux classes, et non {n_classes}")
    modele.tete = nn.Sequential(nn.Dropout(0.3), nn.Linear(modele.tete.in_features, n_classes))
    return modele

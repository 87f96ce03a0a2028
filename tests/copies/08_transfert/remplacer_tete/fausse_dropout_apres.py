# ---
# titre: "place le dropout après la couche dense"
# perd:
#   test_remplacer_tete_dropout: "vient après la couche dense"
# ---
# %% remplacer_tete
def remplacer_tete(modele, n_classes, dropout=0.3):
    """Remplace la tête par un dropout et une couche dense neuve à n_classes sorties ; renvoie le modèle."""
    if n_classes < 2:
        raise ValueError(f"il faut au moins deux classes, et non {n_classes}")
    modele.tete = nn.Sequential(nn.Linear(modele.tete.in_features, n_classes), nn.Dropout(dropout))
    return modele

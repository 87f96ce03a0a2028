# ---
# titre: une tête initialisée à la main
# ---
# %% remplacer_tete
def remplacer_tete(modele, n_classes, dropout=0.3):
    if n_classes < 2:
        raise ValueError("deux classes au moins")
    dense = nn.Linear(modele.tete.in_features, n_classes)
    nn.init.xavier_uniform_(dense.weight)
    nn.init.zeros_(dense.bias)
    setattr(modele, "tete", nn.Sequential(nn.Dropout(dropout), dense))
    return modele

# ---
# titre: lit le nombre d'entrées sur les poids
# ---
# %% remplacer_tete
def remplacer_tete(modele, n_classes, dropout=0.3):
    if not n_classes >= 2:
        raise ValueError("au moins deux classes")
    n = modele.tete.weight.shape[1]
    nouvelle = nn.Sequential()
    nouvelle.add_module("dropout", nn.Dropout(p=dropout))
    nouvelle.add_module("dense", nn.Linear(n, n_classes))
    modele.tete = nouvelle
    return modele

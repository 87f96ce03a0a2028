# ---
# titre: la part effacée est écrite dans le code
# perd:
#   test_reseau_torch_modes: "dropout est un argument : utilisez-le dans les deux couches."
#   test_reseau_torch_dropout: "la part effacée n'est pas l'argument dropout."
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(64, n_classes),
    )

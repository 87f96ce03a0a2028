# ---
# titre: une ReLU sur la sortie
# perd:
#   test_reseau_torch_modes: "pas de dropout (ni de ReLU) après la couche de sortie."
#   test_reseau_torch_dropout: "pas de ReLU sur la sortie."
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(64, n_classes), nn.ReLU(),
    )

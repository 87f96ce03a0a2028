# ---
# titre: nn.Dropout reçoit la part gardée
# perd:
#   test_reseau_torch_dropout: "dropout est la part effacée, pas la part gardée."
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.ReLU(), nn.Dropout(1 - dropout),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(1 - dropout),
        nn.Linear(64, n_classes),
    )

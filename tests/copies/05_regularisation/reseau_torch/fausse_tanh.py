# ---
# titre: "tanh au lieu de ReLU"
# perd:
#   test_reseau_torch_dropout: "la seule transformation est ReLU"
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.Tanh(), nn.Dropout(dropout),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(64, n_classes),
    )

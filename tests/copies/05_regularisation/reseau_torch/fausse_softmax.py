# ---
# titre: la sortie est un softmax
# perd:
#   test_reseau_torch_dropout: "ce sont des probabilités : la sortie doit rester en logits, sans softmax."
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-128-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 128), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(64, n_classes), nn.Softmax(dim=1),
    )

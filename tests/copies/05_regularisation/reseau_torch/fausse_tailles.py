# ---
# titre: les tailles sont échangées
# perd:
#   test_reseau_torch_formes: "il faut trois couches denses, avec biais : n_entrees-128-64-n_classes."
#   test_reseau_torch_dropout: "réussissez d'abord le test 1."
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    """Un réseau n_entrees-32-64-n_classes avec dropout, sortie en logits."""
    return nn.Sequential(
        nn.Linear(n_entrees, 32), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(32, 64), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(64, n_classes),
    )

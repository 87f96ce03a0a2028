# ---
# titre: "hérite de nn.Sequential"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Sequential):
    def __init__(self, *tailles):
        n_entrees, n_caches, n_classes = tailles
        super().__init__(nn.Linear(n_entrees, n_caches), nn.ReLU(), nn.Linear(n_caches, n_classes))

# ---
# titre: nn.Sequential et nn.ReLU
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super(ReseauSimple, self).__init__()
        self.reseau = nn.Sequential(nn.Linear(n_entrees, n_caches), nn.ReLU(), nn.Linear(n_caches, n_classes))

    def forward(self, X):
        return self.reseau(X)

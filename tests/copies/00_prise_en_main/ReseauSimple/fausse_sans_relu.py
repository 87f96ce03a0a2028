# ---
# titre: il manque ReLU
# perd:
#   test_ReseauSimple_calcul: "il manque ReLU"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.b(self.a(X))

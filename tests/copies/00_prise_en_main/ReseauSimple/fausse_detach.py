# ---
# titre: le calcul est détaché au milieu
# perd:
#   test_ReseauSimple_gradient: "il n'atteint pas ceux de forme"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.b(torch.relu(self.a(X)).detach())

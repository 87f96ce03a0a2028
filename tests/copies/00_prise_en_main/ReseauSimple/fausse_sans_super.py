# ---
# titre: super().__init__() est oublié
# perd:
#   test_ReseauSimple_formes: "un module PyTorch se prépare d'abord"
#   test_ReseauSimple_calcul: "un module PyTorch"
#   test_ReseauSimple_gradient: "un module PyTorch"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.b(torch.relu(self.a(X)))

# ---
# titre: forward est sous no_grad
# perd:
#   test_ReseauSimple_gradient: "le calcul est coupé du gradient"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        with torch.no_grad():
            return self.b(torch.relu(self.a(X)))

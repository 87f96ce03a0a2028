# ---
# titre: ReLU aussi à la sortie
# perd:
#   test_ReseauSimple_calcul: "la sortie passe par ReLU"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return torch.relu(self.b(torch.relu(self.a(X))))

# ---
# titre: softmax à la sortie
# perd:
#   test_ReseauSimple_calcul: "ce sont des probabilités"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return torch.softmax(self.b(torch.relu(self.a(X))), dim=1)

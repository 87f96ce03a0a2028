# ---
# titre: une sigmoïde au lieu de ReLU
# perd:
#   test_ReseauSimple_calcul: "est une sigmoïde au lieu de ReLU"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.b(torch.sigmoid(self.a(X)))

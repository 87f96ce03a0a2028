# ---
# titre: les tailles sont écrites en dur
# perd:
#   test_ReseauSimple_formes: "784"
#   test_ReseauSimple_calcul: "les formes obtenues"
#   test_ReseauSimple_gradient: "784"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(784, 128)
        self.b = nn.Linear(128, 10)

    def forward(self, X):
        return self.b(torch.relu(self.a(X)))

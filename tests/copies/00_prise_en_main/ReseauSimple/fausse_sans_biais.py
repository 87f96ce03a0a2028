# ---
# titre: les couches n'ont pas de biais
# perd:
#   test_ReseauSimple_formes: "il manque les biais"
#   test_ReseauSimple_calcul: "les formes obtenues"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches, bias=False)
        self.b = nn.Linear(n_caches, n_classes, bias=False)

    def forward(self, X):
        return self.b(torch.relu(self.a(X)))

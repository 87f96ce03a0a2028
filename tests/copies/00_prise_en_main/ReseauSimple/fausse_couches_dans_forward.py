# ---
# titre: les couches sont créées dans forward
# perd:
#   test_ReseauSimple_formes: "rangez-les dans self"
#   test_ReseauSimple_calcul: "les formes obtenues"
#   test_ReseauSimple_gradient: "le module n'a aucun paramètre"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.tailles = (n_entrees, n_caches, n_classes)

    def forward(self, X):
        d, c, k = self.tailles
        return nn.Linear(c, k)(torch.relu(nn.Linear(d, c)(X)))

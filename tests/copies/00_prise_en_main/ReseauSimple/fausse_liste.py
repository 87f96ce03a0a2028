# ---
# titre: les couches sont dans une liste ordinaire
# perd:
#   test_ReseauSimple_formes: "pas dans une liste Python ordinaire"
#   test_ReseauSimple_calcul: "les formes obtenues sont []"
#   test_ReseauSimple_gradient: "le module n'a aucun paramètre"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.couches = [nn.Linear(n_entrees, n_caches), nn.Linear(n_caches, n_classes)]

    def forward(self, X):
        return self.couches[1](torch.relu(self.couches[0](X)))

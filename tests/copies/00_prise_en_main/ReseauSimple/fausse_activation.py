# ---
# titre: l'activation est demandée à nn.Linear, comme à une couche Keras
# perd:
#   test_ReseauSimple_formes: "nn.Linear n'a pas d'activation"
#   test_ReseauSimple_calcul: "nn.Linear n'a pas d'activation"
#   test_ReseauSimple_gradient: "nn.Linear n'a pas d'activation"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.cachee = nn.Linear(n_entrees, n_caches, activation="relu")
        self.sortie = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.sortie(self.cachee(X))

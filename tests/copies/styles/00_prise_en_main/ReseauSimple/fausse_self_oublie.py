# ---
# titre: "self. oublié devant la couche cachée, dans forward"
# perd:
#   test_ReseauSimple_formes: "name 'cachee' is not defined"
#   test_ReseauSimple_calcul: "name 'cachee' is not defined"
#   test_ReseauSimple_gradient: "name 'cachee' is not defined"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.cachee = nn.Linear(n_entrees, n_caches)
        self.sortie = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        return self.sortie(torch.relu(cachee(X)))

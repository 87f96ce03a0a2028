# ---
# titre: forward ne renvoie rien
# perd:
#   test_ReseauSimple_formes: "la fonction ne renvoie rien"
#   test_ReseauSimple_calcul: "la fonction ne renvoie rien"
#   test_ReseauSimple_gradient: "None"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.a = nn.Linear(n_entrees, n_caches)
        self.b = nn.Linear(n_caches, n_classes)

    def forward(self, X):
        self.b(torch.relu(self.a(X)))

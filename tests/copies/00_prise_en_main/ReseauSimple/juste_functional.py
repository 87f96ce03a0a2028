# ---
# titre: torch.nn.functional, sortie déclarée avant la couche cachée
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.sortie = nn.Linear(n_caches, n_classes)
        self.cachee = nn.Linear(n_entrees, n_caches)

    def forward(self, X):
        h = nn.functional.relu(self.cachee(X))
        logits = self.sortie(h)
        return logits

# ---
# titre: max(0, z) écrit avec clamp, couches dans une ModuleList
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.couches = nn.ModuleList([nn.Linear(n_entrees, n_caches), nn.Linear(n_caches, n_classes)])

    def forward(self, X):
        z = self.couches[0](X)
        return self.couches[1](z.clamp(min=0))

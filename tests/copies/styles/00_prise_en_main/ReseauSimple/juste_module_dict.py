# ---
# titre: "un nn.ModuleDict, __getattr__ hérité et une lambda"
# ---
# %% ReseauSimple
class ReseauSimple(nn.Module):
    def __init__(self, n_entrees, n_caches, n_classes):
        super().__init__()
        self.couches = nn.ModuleDict({"cachee": nn.Linear(n_entrees, n_caches), "sortie": nn.Linear(n_caches, n_classes)})
        self.activation = lambda z: z.clamp(min=0)

    def __getitem__(self, nom):
        return self.couches[nom]

    def forward(self, X):
        return self["sortie"](self.activation(self["cachee"](X)))

# ---
# titre: "un module PyTorch à property, __repr__ et __len__"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.poids = nn.Parameter(torch.tensor(np.asarray(w), dtype=torch.float32))
        self.biais = nn.Parameter(torch.tensor(float(b)))

    def __repr__(self):
        return f"NeuroneTorch({len(self)} entrées)"

    def __len__(self):
        return len(self.poids)

    @property
    def colonne(self):
        return self.poids[:, None]

    def forward(self, X):
        return torch.sigmoid(X @ self.colonne + self.biais)

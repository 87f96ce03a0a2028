# ---
# titre: la sortie a la forme (n,)
# perd:
#   test_NeuroneTorch_valeurs: "la sortie doit avoir la forme (n, 1)"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(w, dtype=torch.float32))
        self.b = nn.Parameter(torch.tensor([float(b)]))

    def forward(self, X):
        return torch.sigmoid(X @ self.w + self.b)

# ---
# titre: des tenseurs ordinaires au lieu de paramètres
# perd:
#   test_NeuroneTorch_parametres: "d poids et un biais sont des paramètres"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = torch.tensor(w, dtype=torch.float32).reshape(-1, 1)
        self.b = torch.tensor(b, dtype=torch.float32)

    def forward(self, X):
        return torch.sigmoid(X @ self.w + self.b)

# ---
# titre: le biais n'est pas un paramètre
# perd:
#   test_NeuroneTorch_parametres: "d poids et un biais sont des paramètres"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(w, dtype=torch.float32).reshape(-1, 1))
        self.b = b

    def forward(self, X):
        return torch.sigmoid(X @ self.w + self.b)

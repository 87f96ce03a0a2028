# ---
# titre: forward est sous no_grad
# perd:
#   test_NeuroneTorch_parametres: "le calcul est coupé du gradient"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(w, dtype=torch.float32).reshape(-1, 1))
        self.b = nn.Parameter(torch.tensor([float(b)]))

    def forward(self, X):
        with torch.no_grad():
            return torch.sigmoid(X @ self.w + self.b)

# ---
# titre: deux nn.Parameter et un produit de matrices
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(w, dtype=torch.float32).unsqueeze(1))
        self.b = nn.Parameter(torch.tensor(float(b)))

    def forward(self, X):
        return 1 / (1 + torch.exp(-(torch.matmul(X, self.w) + self.b)))

# ---
# titre: nn.Linear dont on remplace .data, et torch.einsum
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.lineaire = nn.Linear(in_features=len(w), out_features=1)
        self.lineaire.weight.data = torch.Tensor([list(w)])
        self.lineaire.bias.data = torch.Tensor([b])
        self.activation = nn.Sigmoid()

    def forward(self, X):
        z = torch.einsum("nd,kd->nk", X, self.lineaire.weight) + self.lineaire.bias
        return self.activation(z)

# ---
# titre: les poids restent en float64
# perd:
#   test_NeuroneTorch_valeurs: "des tenseurs float32 et float64 se mélangent"
#   test_NeuroneTorch_parametres: "des tenseurs float32 et float64 se mélangent"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(np.asarray(w, dtype=float)).reshape(-1, 1))
        self.b = nn.Parameter(torch.tensor([float(b)], dtype=torch.float64))

    def forward(self, X):
        return torch.sigmoid(X @ self.w + self.b)

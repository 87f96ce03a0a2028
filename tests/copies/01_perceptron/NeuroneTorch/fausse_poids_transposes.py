# ---
# titre: les poids ont la forme (d, 1), comme dans Keras
# perd:
#   test_NeuroneTorch_valeurs: "les dimensions intérieures du produit ne correspondent pas"
#   test_NeuroneTorch_parametres: "les dimensions intérieures du produit ne correspondent pas"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.couche = nn.Linear(len(w), 1)
        self.couche.weight.data = torch.tensor(w, dtype=torch.float32).reshape(-1, 1)
        self.couche.bias.data = torch.tensor([float(b)])

    def forward(self, X):
        return torch.sigmoid(self.couche(X))

# ---
# titre: super().__init__() est oublié
# perd:
#   test_NeuroneTorch_valeurs: "un module PyTorch se prépare d'abord"
#   test_NeuroneTorch_parametres: "un module PyTorch se prépare d'abord"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        self.couche = nn.Linear(len(w), 1)

    def forward(self, X):
        return torch.sigmoid(self.couche(X))

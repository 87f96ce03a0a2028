# ---
# titre: la couche est créée sans biais
# perd:
#   test_NeuroneTorch_valeurs: "le biais n'est pas dans le modèle"
#   test_NeuroneTorch_parametres: "d poids et un biais sont des paramètres"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.couche = nn.Linear(len(w), 1, bias=False)
        with torch.no_grad():
            self.couche.weight.copy_(torch.tensor(w).reshape(1, -1))

    def forward(self, X):
        return torch.sigmoid(self.couche(X))

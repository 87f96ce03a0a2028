# ---
# titre: les poids de la couche restent ceux du hasard
# perd:
#   test_NeuroneTorch_valeurs: "deux appels donnent deux neurones différents"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.couche = nn.Linear(len(w), 1)

    def forward(self, X):
        return torch.sigmoid(self.couche(X))

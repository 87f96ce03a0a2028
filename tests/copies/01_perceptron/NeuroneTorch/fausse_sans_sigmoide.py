# ---
# titre: la sigmoïde est oubliée
# perd:
#   test_NeuroneTorch_valeurs: "ce sont les sommes pondérées"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.couche = nn.Linear(len(w), 1)
        with torch.no_grad():
            self.couche.weight.copy_(torch.tensor(w).reshape(1, -1))
            self.couche.bias.fill_(b)

    def forward(self, X):
        return self.couche(X)

# ---
# titre: forward ne renvoie rien
# perd:
#   test_NeuroneTorch_valeurs: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_NeuroneTorch_parametres: "une valeur vaut None"
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
        torch.sigmoid(self.couche(X))

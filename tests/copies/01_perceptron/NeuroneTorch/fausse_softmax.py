# ---
# titre: softmax sur une seule sortie
# perd:
#   test_NeuroneTorch_valeurs: "softmax d'un seul neurone vaut toujours 1"
#   test_NeuroneTorch_parametres: "chaque paramètre entre tel quel dans forward (ni .item(), ni .data)"
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
        return torch.softmax(self.couche(X), dim=1)

# ---
# titre: "self. oublié devant la couche"
# perd:
#   test_NeuroneTorch_valeurs: "name 'couche' is not defined"
#   test_NeuroneTorch_parametres: "name 'couche' is not defined"
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        w = torch.as_tensor(np.asarray(w), dtype=torch.float32)
        self.couche = nn.Linear(len(w), 1)
        with torch.no_grad():
            self.couche.weight.copy_(w.reshape(1, -1))
            self.couche.bias.fill_(float(b))

    def forward(self, X):
        return torch.sigmoid(couche(X))

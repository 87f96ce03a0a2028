# ---
# titre: nn.Sequential, et ses poids chargés par load_state_dict
# ---
# %% NeuroneTorch
class NeuroneTorch(nn.Module):
    def __init__(self, w, b):
        super(NeuroneTorch, self).__init__()
        self.reseau = nn.Sequential(nn.Linear(len(w), 1), nn.Sigmoid())
        poids = torch.from_numpy(np.array(w, dtype="float32")).view(1, len(w))
        self.reseau.load_state_dict({"0.weight": poids, "0.bias": torch.FloatTensor([b])})

    def forward(self, X):
        return self.reseau(X)

# ---
# titre: torch.nn.functional, et un produit terme à terme suivi d'une somme
# ---
# %% NeuroneTorch
import torch.nn.functional as F


class NeuroneTorch(torch.nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.poids = torch.nn.Parameter(torch.as_tensor(np.asarray(w), dtype=torch.float32))
        self.biais = torch.nn.Parameter(torch.full((1,), float(b)))

    def forward(self, X):
        return F.sigmoid((X * self.poids).sum(dim=1, keepdim=True) + self.biais)

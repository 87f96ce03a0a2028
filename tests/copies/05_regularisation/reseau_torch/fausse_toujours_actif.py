# ---
# titre: nn.functional.dropout, active en évaluation
# perd:
#   test_reseau_torch_modes: "le dropout est actif en évaluation : utilisez la couche nn.Dropout, qui suit eval()."
# ---
# %% reseau_torch
class _Reseau(nn.Module):
    def __init__(self, n_entrees, n_classes, p):
        super().__init__()
        self.a, self.b, self.c, self.p = nn.Linear(n_entrees, 128), nn.Linear(128, 64), nn.Linear(64, n_classes), p

    def forward(self, x):
        x = nn.functional.dropout(torch.relu(self.a(x)), self.p)
        x = nn.functional.dropout(torch.relu(self.b(x)), self.p)
        return self.c(x)

def reseau_torch(n_entrees, n_classes, dropout):
    return _Reseau(n_entrees, n_classes, dropout)

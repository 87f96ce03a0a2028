# ---
# titre: une classe nn.Module
# ---
# %% reseau_torch
class ReseauRegularise(nn.Module):
    def __init__(self, n_entrees, n_classes, part):
        super().__init__()
        self.sortie = nn.Linear(64, n_classes)
        self.cachee2 = nn.Linear(128, 64)
        self.cachee1 = nn.Linear(n_entrees, 128)
        self.oubli = nn.Dropout(part)

    def forward(self, X):
        h = self.oubli(torch.relu(self.cachee1(X)))
        h = self.oubli(nn.functional.relu(self.cachee2(h)))
        return self.sortie(h)

def reseau_torch(n_entrees, n_classes, dropout):
    return ReseauRegularise(n_entrees, n_classes, dropout)

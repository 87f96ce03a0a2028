# ---
# titre: nn.functional.dropout, avec self.training
# ---
# %% reseau_torch
def reseau_torch(n_entrees, n_classes, dropout):
    class Reseau(nn.Module):
        def __init__(self):
            super().__init__()
            self.couches = nn.ModuleList([nn.Linear(a, b) for a, b in ((n_entrees, 128), (128, 64), (64, n_classes))])

        def forward(self, X):
            for couche in self.couches[:-1]:
                X = nn.functional.dropout(couche(X).clamp(min=0), dropout, training=self.training)
            return self.couches[-1](X)

    return Reseau()

# ---
# titre: "une classe complète, avec __iter__, __next__, __len__"
# ---
# %% apprendre
class Rosenblatt:
    """Itère les époques : chaque next() en fait une et donne le nombre d'erreurs."""

    def __init__(self, X, y, lr, epoques):
        self.X, self.y, self.lr, self.reste = X, y, lr, epoques
        self.w, self.b, self.fini = np.zeros(X.shape[1]), 0.0, False

    def __len__(self):
        return self.reste

    def __iter__(self):
        return self

    def __next__(self):
        if self.fini or not len(self):
            raise StopIteration
        self.reste -= 1
        erreurs = 0
        for x, classe in zip(self.X, self.y):
            if int(heaviside(x @ self.w + self.b)) != classe:
                self.w, self.b = corriger(x, classe, self.w, self.b, self.lr)
                erreurs += 1
        self.fini = erreurs == 0
        return erreurs


def apprendre(X, y, lr=1.0, epoques=20):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if not set(np.unique(y).tolist()) <= {0, 1}:
        raise ValueError("classes attendues : 0 et 1")
    eleve = Rosenblatt(X, y, lr, epoques)
    erreurs = [*eleve]
    return eleve.w, eleve.b, erreurs

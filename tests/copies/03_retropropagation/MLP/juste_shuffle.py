# ---
# titre: shuffle sur des indices, while, perte de chaque exemple
# ---
# %% MLP
class MLP:
    def __init__(self, tailles, rng):
        self.rng = rng
        self.parametres = initialiser(tailles, rng)

    def ajuster(self, X, y, lr, epoques, taille_lot):
        n = len(X)
        if n == 0 or len(y) != n or taille_lot < 1:
            raise ValueError("données impossibles")
        pertes = []
        for _ in range(epoques):
            ordre = np.arange(n)
            self.rng.shuffle(ordre)
            total, reste = 0.0, list(ordre)
            while reste:
                lot, reste = reste[:taille_lot], reste[taille_lot:]
                logits, cache = avant(X[lot], self.parametres)
                total += -log_softmax(logits)[np.arange(len(lot)), y[lot]].sum()
                gradients = arriere(cache, y[lot])
                self.parametres = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, gradients)]
            pertes.append(total / n)
        return np.array(pertes)

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(axis=1)

    def exactitude(self, X, y):
        return float((self.predire(X) == y).mean())

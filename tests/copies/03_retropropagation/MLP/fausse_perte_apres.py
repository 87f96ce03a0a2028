# ---
# titre: la perte du lot est mesurée après sa correction
# perd:
#   test_MLP_pertes: "la perte d'un lot se mesure avant sa correction"
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
            ordre = self.rng.permutation(n)
            total = 0.0
            for debut in range(0, n, taille_lot):
                lot = ordre[debut : debut + taille_lot]
                logits, cache = avant(X[lot], self.parametres)
                gradients = arriere(cache, y[lot])
                self.parametres = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, gradients)]
                total += entropie_croisee(avant(X[lot], self.parametres)[0], y[lot]) * len(lot)
            pertes.append(total / n)
        return pertes

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(axis=1)

    def exactitude(self, X, y):
        return float((self.predire(X) == y).mean())

# ---
# titre: les poids partent à l'échelle de Xavier
# perd:
#   test_MLP_un_pas: "c'est l'échelle de Xavier"
# ---
# %% MLP
class MLP:
    def __init__(self, tailles, rng):
        self.rng = rng
        self.parametres = initialiser(tailles, rng, "xavier")

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
                total += entropie_croisee(logits, y[lot]) * len(lot)
                gradients = arriere(cache, y[lot])
                self.parametres = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, gradients)]
            pertes.append(total / n)
        return pertes

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(axis=1)

    def exactitude(self, X, y):
        return float((self.predire(X) == y).mean())

# ---
# titre: X et y mélangés chacun dans son ordre
# perd:
#   test_MLP_lots: "X et y ne sont pas mélangés par le même ordre : chaque image reçoit la classe d'une autre."
#   test_MLP_pertes: "ce n'est pas la moyenne de tous les exemples : lots à pondérer par leur taille, lot oublié"
#   test_MLP_chiffres: "si tous les tests précédents passent, cherchez du côté du mélange et des lots."
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
            autre = self.rng.permutation(n)
            melange = y[autre]
            for debut in range(0, n, taille_lot):
                lot = ordre[debut : debut + taille_lot]
                logits, cache = avant(X[lot], self.parametres)
                total += entropie_croisee(logits, melange[debut : debut + taille_lot]) * len(lot)
                gradients = arriere(cache, melange[debut : debut + taille_lot])
                self.parametres = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, gradients)]
            pertes.append(total / n)
        return pertes

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(axis=1)

    def exactitude(self, X, y):
        return float((self.predire(X) == y).mean())

# ---
# titre: taille_lot n'est pas utilisé
# perd:
#   test_MLP_lots: "tous les exemples sont dans un seul lot : taille_lot n'est pas utilisé."
#   test_MLP_melange: "tous les exemples sont traités ensemble : taille_lot n'est pas utilisé."
#   test_MLP_pertes: "tout est mesuré avant la première correction : chaque lot se mesure quand vient son tour (ou taille_lot n'est pas utilisé)."
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
            for debut in range(0, n, n):
                lot = ordre[debut : debut + n]
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

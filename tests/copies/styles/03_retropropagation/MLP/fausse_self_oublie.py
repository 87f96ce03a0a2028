# ---
# titre: "self. oublié devant rng : ajuster lève une NameError"
# perd:
#   test_MLP_un_pas: "name 'generateur' is not defined"
#   test_MLP_lots: "name 'generateur' is not defined"
#   test_MLP_melange: "name 'generateur' is not defined"
#   test_MLP_pertes: "name 'generateur' is not defined"
#   test_MLP_chiffres: "name 'generateur' is not defined"
# ---
# %% MLP
class MLP:
    def __init__(self, tailles, rng):
        self.generateur = rng
        self.parametres = initialiser(tailles, rng)

    def ajuster(self, X, y, lr, epoques, taille_lot):
        if len(X) == 0 or len(X) != len(y) or taille_lot < 1:
            raise ValueError("X non vide, autant de y, taille_lot >= 1")
        pertes = []
        for _ in range(epoques):
            ordre, total = generateur.permutation(len(X)), 0.0
            for debut in range(0, len(X), taille_lot):
                lot = ordre[debut : debut + taille_lot]
                logits, cache = avant(X[lot], self.parametres)
                total += len(lot) * entropie_croisee(logits, y[lot])
                gradients = arriere(cache, y[lot])
                self.parametres = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, gradients)]
            pertes.append(total / len(X))
        return pertes

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(axis=1)

    def exactitude(self, X, y):
        return float(np.mean(self.predire(X) == y))

# ---
# titre: "une liste qui se surveille : sous-classe de list"
# ---
# %% apprendre
class Historique(list):
    """Une liste d'entiers qui refuse les nombres négatifs."""

    def append(self, valeur):
        if valeur < 0:
            raise ValueError("un nombre d'erreurs est positif")
        super().append(int(valeur))


def apprendre(X, y, lr=1.0, epoques=20):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if set(y.tolist()) - {0, 1}:
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, Historique()
    for _ in range(epoques):
        avant = sum(erreurs)
        n = 0
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b, lr)
                n += 1
        erreurs.append(n)
        if sum(erreurs) == avant:
            break
    return w, b, erreurs

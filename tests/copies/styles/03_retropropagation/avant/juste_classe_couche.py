# ---
# titre: "des couches à __call__, et un cache de classe"
# ---
# %% avant
class Couche:
    def __init__(self, W, b, derniere):
        self.W, self.b, self.derniere = W, b, derniere

    def __call__(self, A):
        Z = np.add(A @ self.W, self.b)
        return Z if self.derniere else Z * (Z > 0)


def avant(X, parametres):
    if np.ndim(X) != 2 or len(X) == 0:
        raise ValueError("au moins un exemple, sous la forme (n, d)")
    entrees, A = [], X
    for rang, (W, b) in enumerate(parametres, 1):
        entrees.append(A)
        A = Couche(W, b, rang == len(parametres))(A)
    return A, (entrees, A, parametres)

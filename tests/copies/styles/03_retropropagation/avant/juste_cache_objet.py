# ---
# titre: "le cache est un objet à __slots__ et __getattr__"
# ---
# %% avant
class Cache:
    __slots__ = ("entrees", "logits", "parametres", "autres")

    def __init__(self, entrees, logits, parametres):
        self.entrees, self.logits, self.parametres, self.autres = entrees, logits, parametres, {"n": len(logits)}

    def __getattr__(self, nom):
        try:
            return self.autres[nom]
        except KeyError:
            raise AttributeError(nom) from None

    def __iter__(self):
        yield from (self.entrees, self.logits, self.parametres)


def avant(X, parametres):
    if X.ndim != 2 or not len(X) or X.shape[1] != len(parametres[0][0]):
        raise ValueError("X est (n, d), n >= 1, d colonnes comme W1 a de lignes")
    entrees, A = [X], X
    *cachees, (W, b) = parametres
    for Wc, bc in cachees:
        A = np.maximum(A @ Wc + bc, 0)
        entrees.append(A)
    logits = A @ W + b
    return logits, Cache(entrees, logits, parametres)

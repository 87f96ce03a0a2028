# ---
# titre: "une petite algèbre : >>, + et __rmatmul__"
# ---
# %% predire
class Etape:
    def __init__(self, fonction):
        self.fonction = fonction

    def __rshift__(self, suivante):
        return Etape(lambda v: suivante.fonction(self.fonction(v)))

    def __call__(self, v):
        return self.fonction(v)


def predire(X, w, b):
    X, w = np.asarray(X), np.asarray(w)
    chaine = Etape(lambda t: t @ w) >> Etape(lambda z: z + b) >> Etape(heaviside)
    return chaine(X)

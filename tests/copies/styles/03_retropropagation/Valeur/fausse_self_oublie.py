# ---
# titre: "self. oublié dans exp : NameError, et les seuls tests qui emploient exp sont perdus"
# perd:
#   test_Valeur_valeurs: "name 'donnee' is not defined"
#   test_Valeur_gradients: "name 'donnee' is not defined"
#   test_Valeur_partage: "name 'donnee' is not defined"
# ---
# %% Valeur
class Valeur:
    def __init__(self, donnee, parents=()):
        self.donnee, self.gradient = float(donnee), 0.0
        self._parents, self._distribuer = parents, lambda: None

    def _noeud(self, donnee, *pentes):
        resultat = Valeur(donnee, tuple(p for p, _ in pentes))

        def distribuer():
            for parent, pente in pentes:
                parent.gradient += pente * resultat.gradient

        resultat._distribuer = distribuer
        return resultat

    @staticmethod
    def _v(x):
        return x if isinstance(x, Valeur) else Valeur(x)

    def __add__(self, autre):
        autre = self._v(autre)
        return self._noeud(self.donnee + autre.donnee, (self, 1.0), (autre, 1.0))

    def __mul__(self, autre):
        autre = self._v(autre)
        return self._noeud(self.donnee * autre.donnee, (self, autre.donnee), (autre, self.donnee))

    def __pow__(self, n):
        return self._noeud(self.donnee**n, (self, n * self.donnee ** (n - 1) if n else 0.0))

    def __neg__(self):
        return self * -1

    def __sub__(self, autre):
        return self + self._v(autre) * -1

    def __truediv__(self, autre):
        return self * self._v(autre) ** -1

    def __radd__(self, autre):
        return self + autre

    def __rmul__(self, autre):
        return self * autre

    def __rsub__(self, autre):
        return self._v(autre) - self

    def __rtruediv__(self, autre):
        return self._v(autre) / self

    def relu(self):
        return self._noeud(max(self.donnee, 0.0), (self, float(self.donnee > 0)))

    def tanh(self):
        t = math.tanh(self.donnee)
        return self._noeud(t, (self, 1 - t * t))

    def exp(self):
        return self._noeud(math.exp(donnee), (self, math.exp(self.donnee)))

    def retropropager(self):
        ordre, vus = [], set()

        def visiter(noeud):
            if noeud not in vus:
                vus.add(noeud)
                for parent in noeud._parents:
                    visiter(parent)
                ordre.append(noeud)

        visiter(self)
        self.gradient = 1.0
        for noeud in reversed(ordre):
            noeud._distribuer()

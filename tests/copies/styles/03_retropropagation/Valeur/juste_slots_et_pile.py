# ---
# titre: "__slots__, une pile explicite et des pentes rangées"
# ---
# %% Valeur
class Valeur:
    __slots__ = ("donnee", "gradient", "liens", "__weakref__")

    def __init__(self, donnee, liens=()):
        self.donnee, self.gradient, self.liens = float(donnee), 0.0, liens

    def __repr__(self):
        return f"Valeur({self.donnee}, {self.gradient})"

    def __getattr__(self, nom):
        raise AttributeError(f"une Valeur n'a pas de « {nom} »")

    @staticmethod
    def _v(x):
        return x if isinstance(x, Valeur) else Valeur(x)

    def __add__(self, autre):
        return Valeur(self.donnee + (autre := self._v(autre)).donnee, ((self, 1.0), (autre, 1.0)))

    def __mul__(self, autre):
        return Valeur(self.donnee * (autre := self._v(autre)).donnee, ((self, autre.donnee), (autre, self.donnee)))

    def __pow__(self, n):
        return Valeur(self.donnee**n, ((self, 0.0 if n == 0 else n * self.donnee ** (n - 1)),))

    def __neg__(self):
        return -1 * self

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
        return self * 1 if self.donnee > 0 else Valeur(0.0, ((self, 0.0),))

    def tanh(self):
        t = math.tanh(self.donnee)
        return Valeur(t, ((self, 1 - t * t),))

    def exp(self):
        e = math.exp(self.donnee)
        return Valeur(e, ((self, e),))

    def retropropager(self):
        ordre, vus, pile = [], {id(self)}, [(self, iter(self.liens))]
        while pile:
            noeud, suite = pile[-1]
            for parent, _ in suite:
                if id(parent) not in vus:
                    vus.add(id(parent))
                    pile.append((parent, iter(parent.liens)))
                    break
            else:
                ordre.append(noeud)
                pile.pop()
        self.gradient = 1.0
        for noeud in reversed(ordre):
            for parent, pente in noeud.liens:
                parent.gradient += pente * noeud.gradient

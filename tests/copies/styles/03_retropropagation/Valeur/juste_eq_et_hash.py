# ---
# titre: "__eq__ compare les nombres, __hash__ reste l'identité"
# ---
# %% Valeur
class Valeur:
    def __init__(self, donnee, parents=()):
        self.donnee, self.gradient = float(donnee), 0.0
        self._parents, self._distribuer = parents, lambda: None

    def __eq__(self, autre):
        return self.donnee == (autre.donnee if isinstance(autre, Valeur) else autre)

    def __hash__(self):
        return id(self)

    def __bool__(self):
        return self.donnee != 0

    def __float__(self):
        return self.donnee

    @classmethod
    def de(cls, x):
        return x if isinstance(x, cls) else cls(x)

    def _noeud(self, donnee, *pentes):
        resultat = Valeur(donnee, tuple(p for p, _ in pentes))

        def distribuer():
            for parent, pente in pentes:
                parent.gradient += pente * resultat.gradient

        resultat._distribuer = distribuer
        return resultat

    def __add__(self, autre):
        autre = Valeur.de(autre)
        return self._noeud(self.donnee + autre.donnee, (self, 1.0), (autre, 1.0))

    def __mul__(self, autre):
        autre = Valeur.de(autre)
        return self._noeud(self.donnee * autre.donnee, (self, autre.donnee), (autre, self.donnee))

    def __pow__(self, n):
        return self._noeud(self.donnee**n, (self, n * self.donnee ** (n - 1) if n else 0.0))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, autre: self + -Valeur.de(autre)
    __rsub__ = lambda self, autre: Valeur.de(autre) - self
    __truediv__ = lambda self, autre: self * Valeur.de(autre) ** -1
    __rtruediv__ = lambda self, autre: Valeur.de(autre) / self

    def relu(self):
        return self._noeud(max(self.donnee, 0.0), (self, 1.0 if self.donnee > 0 else 0.0))

    def tanh(self):
        t = math.tanh(self.donnee)
        return self._noeud(t, (self, 1 - t**2))

    def exp(self):
        e = math.exp(self.donnee)
        return self._noeud(e, (self, e))

    def retropropager(self):
        ordre, vus = [], set()

        def visiter(noeud):
            if id(noeud) in vus:
                return
            vus.add(id(noeud))
            for parent in noeud._parents:
                visiter(parent)
            ordre.append(noeud)

        visiter(self)
        self.gradient = 1.0
        for noeud in ordre[::-1]:
            noeud._distribuer()

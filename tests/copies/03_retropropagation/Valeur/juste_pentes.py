# ---
# titre: des pentes locales, et des gradients calculés à part puis ajoutés
# ---
# %% Valeur
class Valeur:
    def __init__(self, donnee, liens=()):
        self.donnee, self.gradient, self.liens = float(donnee), 0.0, list(liens)

    @staticmethod
    def de(x):
        return x if isinstance(x, Valeur) else Valeur(x)

    def __add__(self, o):
        o = Valeur.de(o)
        return Valeur(self.donnee + o.donnee, [(self, 1), (o, 1)])

    def __sub__(self, o):
        o = Valeur.de(o)
        return Valeur(self.donnee - o.donnee, [(self, 1), (o, -1)])

    def __mul__(self, o):
        o = Valeur.de(o)
        return Valeur(self.donnee * o.donnee, [(self, o.donnee), (o, self.donnee)])

    def __truediv__(self, o):
        o = Valeur.de(o)
        return Valeur(self.donnee / o.donnee, [(self, 1 / o.donnee), (o, -self.donnee / o.donnee**2)])

    def __pow__(self, n):
        return Valeur(self.donnee**n, [(self, n * self.donnee ** (n - 1))])

    def __neg__(self):
        return Valeur(-self.donnee, [(self, -1)])

    def __radd__(self, o):
        return self + o

    def __rmul__(self, o):
        return self * o

    def __rsub__(self, o):
        return Valeur(o) - self

    def __rtruediv__(self, o):
        return Valeur(o) / self

    def relu(self):
        return Valeur(max(0.0, self.donnee), [(self, 1.0 if self.donnee > 0 else 0.0)])

    def tanh(self):
        t = math.tanh(self.donnee)
        return Valeur(t, [(self, 1 - t**2)])

    def exp(self):
        e = math.exp(self.donnee)
        return Valeur(e, [(self, e)])

    def retropropager(self):
        usages, pile, vus = {}, [self], {self}
        while pile:
            for p, _ in pile.pop().liens:
                usages[p] = usages.get(p, 0) + 1
                if p not in vus:
                    vus.add(p)
                    pile.append(p)
        g, prets = dict.fromkeys(vus, 0.0), [self]
        g[self] = 1.0
        while prets:
            v = prets.pop()
            v.gradient += g[v]
            for p, pente in v.liens:
                g[p] += pente * g[v]
                usages[p] -= 1
                if usages[p] == 0:
                    prets.append(p)

# ---
# titre: les nœuds déjà vus sont cherchés dans une liste
# perd:
#   test_Valeur_vitesse: "gardez les nœuds déjà vus dans un ensemble, set()"
# ---
# %% Valeur
class Valeur:
    def __init__(self, donnee, parents=()):
        self.donnee = float(donnee)
        self.gradient = 0.0
        self._parents = parents
        self._distribuer = lambda: None

    def __add__(self, autre):
        autre = autre if isinstance(autre, Valeur) else Valeur(autre)
        r = Valeur(self.donnee + autre.donnee, (self, autre))

        def distribuer():
            self.gradient += r.gradient
            autre.gradient += r.gradient

        r._distribuer = distribuer
        return r

    def __mul__(self, autre):
        autre = autre if isinstance(autre, Valeur) else Valeur(autre)
        r = Valeur(self.donnee * autre.donnee, (self, autre))

        def distribuer():
            self.gradient += autre.donnee * r.gradient
            autre.gradient += self.donnee * r.gradient

        r._distribuer = distribuer
        return r

    def __pow__(self, n):
        r = Valeur(self.donnee**n, (self,))

        def distribuer():
            self.gradient += n * self.donnee ** (n - 1) * r.gradient

        r._distribuer = distribuer
        return r

    def relu(self):
        r = Valeur(self.donnee if self.donnee > 0 else 0.0, (self,))

        def distribuer():
            self.gradient += (self.donnee > 0) * r.gradient

        r._distribuer = distribuer
        return r

    def tanh(self):
        r = Valeur(math.tanh(self.donnee), (self,))

        def distribuer():
            self.gradient += (1 - r.donnee**2) * r.gradient

        r._distribuer = distribuer
        return r

    def exp(self):
        r = Valeur(math.exp(self.donnee), (self,))

        def distribuer():
            self.gradient += r.donnee * r.gradient

        r._distribuer = distribuer
        return r

    def __neg__(self):
        return self * -1

    def __sub__(self, autre):
        return self + (-autre)

    def __truediv__(self, autre):
        return self * (autre if isinstance(autre, Valeur) else Valeur(autre)) ** -1

    def __radd__(self, autre):
        return self + autre

    def __rmul__(self, autre):
        return self * autre

    def __rsub__(self, autre):
        return Valeur(autre) - self

    def __rtruediv__(self, autre):
        return Valeur(autre) / self

    def retropropager(self):
        ordre = []

        def visiter(v):
            if v in ordre:
                return
            for p in v._parents:
                visiter(p)
            ordre.append(v)

        visiter(self)
        self.gradient = 1.0
        for v in reversed(ordre):
            v._distribuer()

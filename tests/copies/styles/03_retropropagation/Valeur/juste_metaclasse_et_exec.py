# ---
# titre: "des opérations posées par un décorateur de classe et setattr"
# ---
# %% Valeur
def avec_operations(classe):
    """Ajoute les opérations inverses à une classe qui a déjà les directes."""
    envelopper = lambda x: x if isinstance(x, classe) else classe(x)
    for nom in ("add", "mul", "sub", "truediv"):
        directe = getattr(classe, f"__{nom}__")
        setattr(classe, f"__{nom}__", lambda self, autre, f=directe: f(self, envelopper(autre)))
        setattr(classe, f"__r{nom}__", lambda self, autre, f=directe: f(envelopper(autre), self))
    return classe


@avec_operations
class Valeur:
    def __init__(self, donnee, *liens):
        self.donnee, self.gradient, self.liens = float(donnee), 0.0, liens

    def __add__(self, autre):
        return Valeur(self.donnee + autre.donnee, (self, 1), (autre, 1))

    def __sub__(self, autre):
        return Valeur(self.donnee - autre.donnee, (self, 1), (autre, -1))

    def __mul__(self, autre):
        return Valeur(self.donnee * autre.donnee, (self, autre.donnee), (autre, self.donnee))

    def __truediv__(self, autre):
        q = self.donnee / autre.donnee
        return Valeur(q, (self, 1 / autre.donnee), (autre, -q / autre.donnee))

    def __neg__(self):
        return Valeur(-self.donnee, (self, -1))

    def __pow__(self, n):
        return Valeur(self.donnee**n, (self, n * self.donnee ** (n - 1) if n else 0))

    def relu(self):
        return Valeur(max(0, self.donnee), (self, self.donnee > 0))

    def tanh(self):
        return Valeur(math.tanh(self.donnee), (self, 1 - math.tanh(self.donnee) ** 2))

    def exp(self):
        return Valeur(math.exp(self.donnee), (self, math.exp(self.donnee)))

    def retropropager(self):
        ordre, vus = [], {}

        def descendre(noeud):
            if vus.setdefault(noeud, None) is None:
                vus[noeud] = True
                [descendre(parent) for parent, _ in noeud.liens]
                ordre.append(noeud)

        descendre(self)
        self.gradient = 1.0
        while ordre:
            noeud = ordre.pop()
            for parent, pente in noeud.liens:
                parent.gradient += pente * noeud.gradient

# ---
# titre: "une classe à __slots__ et property"
# ---
# %% corriger
class Correcteur:
    __slots__ = ("_w", "_b", "lr")

    def __init__(self, w, b, lr):
        self._w, self._b, self.lr = w, b, lr

    @property
    def couple(self):
        return self._w, self._b

    @couple.setter
    def couple(self, valeurs):
        self._w, self._b = valeurs

    def voir(self, x, y):
        ecart = int(y) - int(heaviside(x @ self._w + self._b))
        self.couple = self._w + self.lr * ecart * x, self._b + self.lr * ecart
        return self


def corriger(x, y, w, b, lr=1.0):
    return Correcteur(w, b, lr).voir(x, y).couple

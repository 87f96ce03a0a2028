# ---
# titre: "__init_subclass__ inscrit chaque activation"
# ---
# %% activations
class Activation:
    registre = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        unique = Activation.registre[cls.__name__.lower()] = cls()
        unique.__name__ = cls.__name__.lower()

    def __call__(self, z, alpha=None):
        return self.calcul(np.asarray(z, dtype=float), alpha)


class Tanh(Activation):
    def calcul(self, z, alpha):
        return np.tanh(z)


class Relu(Activation):
    def calcul(self, z, alpha):
        return z.clip(min=0)


class Leaky_Relu(Activation):
    def calcul(self, z, alpha):
        return np.where(z > 0, z, (0.01 if alpha is None else alpha) * z)


class Elu(Activation):
    def calcul(self, z, alpha):
        return np.where(z > 0, z, (1.0 if alpha is None else alpha) * np.expm1(np.minimum(z, 0)))


tanh, relu, leaky_relu, elu = (Activation.registre[nom] for nom in ("tanh", "relu", "leaky_relu", "elu"))

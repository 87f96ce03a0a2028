# ---
# titre: "un descripteur qui surveille le taux"
# ---
# %% corriger
class Positif:
    def __set_name__(self, proprietaire, nom):
        self.nom = "_" + nom

    def __get__(self, instance, proprietaire=None):
        return self if instance is None else getattr(instance, self.nom)

    def __set__(self, instance, valeur):
        if valeur <= 0:
            raise ValueError("le taux est strictement positif")
        setattr(instance, self.nom, valeur)


class Regle:
    lr = Positif()

    def __init__(self, lr):
        self.lr = lr


def corriger(x, y, w, b, lr=1.0):
    regle = Regle(lr)
    faute = float(y) - float(heaviside(x @ w + b))
    return w + regle.lr * faute * x, b + regle.lr * faute

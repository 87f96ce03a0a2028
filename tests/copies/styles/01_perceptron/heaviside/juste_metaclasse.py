# ---
# titre: "une métaclasse dont l'appel fait le calcul"
# ---
# %% heaviside
class MetaMarche(type):
    def __call__(cls, z):
        return np.where(np.asarray(z) >= cls.seuil, 1, 0)


class heaviside(metaclass=MetaMarche):
    seuil = 0

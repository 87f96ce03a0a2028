# ---
# titre: "__slots__ et une méthode posée par le constructeur"
# ---
# %% SGD
class SGD:
    __slots__ = ("pas",)

    def __init__(self, lr=0.01):
        def pas(theta, gradient):
            return np.subtract(theta, np.multiply(lr, gradient(theta)))

        self.pas = pas

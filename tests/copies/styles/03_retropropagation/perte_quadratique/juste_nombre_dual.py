# ---
# titre: "la dérivée par un nombre dual à opérateurs surchargés"
# ---
# %% perte_quadratique
class Dual:
    def __init__(self, a, e=0.0):
        self.a, self.e = a, e

    def __sub__(self, autre):
        return Dual(self.a - autre, self.e)

    def __mul__(self, autre):
        return Dual(self.a * autre.a, self.a * autre.e + self.e * autre.a)

    def __truediv__(self, nombre):
        return Dual(self.a / nombre, self.e / nombre)


def perte_quadratique(y_predit, y_reel):
    if isinstance(y_predit, Dual):
        return (y_predit - y_reel) * (y_predit - y_reel) / 2
    return perte_quadratique(Dual(y_predit), y_reel).a


def derivee_perte_quadratique(y_predit, y_reel):
    return perte_quadratique(Dual(y_predit, 1.0), y_reel).e

# ---
# titre: "une exception maison, qui redéfinit __str__ et __eq__"
# ---
# %% hauteur_frontiere
class FrontiereVerticale(ValueError):
    def __str__(self):
        return "la frontière est verticale (w2 = 0)"

    def __eq__(self, autre):
        return isinstance(autre, FrontiereVerticale)

    __hash__ = ValueError.__hash__


def hauteur_frontiere(x1, w, b):
    if not w[1]:
        raise FrontiereVerticale
    return np.negative(np.add(np.multiply(w[0], x1), b)) / w[1]

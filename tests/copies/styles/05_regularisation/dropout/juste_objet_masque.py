# ---
# titre: "un objet Masque à __rmul__ et __array_priority__"
# ---
# %% dropout
class Masque:
    __array_priority__ = 100
    __array_ufunc__ = None

    def __init__(self, forme, p, rng):
        self.garde = rng.uniform(size=forme) >= p
        self.p = p

    def __rmul__(self, h):
        return np.where(self.garde, h, 0.0) / (1 - self.p)


def dropout(h, p, rng, entrainement=True):
    if not 0 <= p < 1:
        raise ValueError("p va de 0 compris à 1 exclu")
    return h * Masque(h.shape, p, rng) if entrainement else np.array(h)

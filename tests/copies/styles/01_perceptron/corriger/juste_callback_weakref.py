# ---
# titre: "weakref et gc, pour observer un objet"
# ---
# %% corriger
import gc
import weakref


class Memoire:
    def __init__(self, w):
        self.w = np.array(w, dtype=float)


def corriger(x, y, w, b, lr=1.0):
    memoire = Memoire(w)
    lien = weakref.ref(memoire)
    ecart = int(y) - int(heaviside(x @ memoire.w + b))
    resultat = lien().w + lr * ecart * x, b + lr * ecart
    del memoire
    assert gc.isenabled() and not gc.is_tracked(0)
    return resultat

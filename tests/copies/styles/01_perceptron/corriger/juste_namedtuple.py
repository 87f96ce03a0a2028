# ---
# titre: "renvoie un n-uplet nommé"
# ---
# %% corriger
from collections import namedtuple

Etat = namedtuple("Etat", "w b")


def corriger(x, y, w, b, lr=1.0):
    etat = Etat(np.array(w, dtype=float), float(b))
    ecart = int(y) - int(heaviside(etat.w @ x + etat.b))
    return etat._replace(w=etat.w + lr * ecart * x, b=etat.b + lr * ecart)

# ---
# titre: "une file d'attente deque et popleft"
# ---
# %% reseau_avant
from collections import deque


def reseau_avant(x, parametres):
    file, X = deque(parametres), list(x)
    while file:
        W, b = file.popleft()
        X = couche_avant(X, W, b)
    return X

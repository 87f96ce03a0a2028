# ---
# titre: "itertools.starmap et zip_longest"
# ---
# %% predire
import itertools
import operator


def predire(X, w, b):
    sorties = []
    for ligne in np.asarray(X).tolist():
        if len(ligne) != len(w):
            raise ValueError("autant de colonnes que de poids")
        z = sum(itertools.starmap(operator.mul, zip(ligne, w)), start=b)
        sorties.append(int(z >= 0))
    return np.array(sorties)

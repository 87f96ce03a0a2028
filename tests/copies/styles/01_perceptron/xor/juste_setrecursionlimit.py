# ---
# titre: "une récursion, et sys.setrecursionlimit"
# ---
# %% xor
import sys

sys.setrecursionlimit(max(sys.getrecursionlimit(), 5000))


def traverser(X, couches):
    if not couches:
        return X
    tete, *queue = couches
    return traverser(np.column_stack([predire(X, *porte) for porte in tete]), queue)


def xor(X):
    (sortie,) = traverser(X, [(PORTE_OU, PORTE_NON_ET), (PORTE_ET,)]).T
    return sortie

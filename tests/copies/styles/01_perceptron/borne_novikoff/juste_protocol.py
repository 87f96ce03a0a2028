# ---
# titre: "typing.Protocol et une classe qui le suit"
# ---
# %% borne_novikoff
from typing import Protocol, runtime_checkable


@runtime_checkable
class Norme(Protocol):
    def __call__(self, v, /) -> float: ...


def euclidienne(v):
    return float(np.sqrt(np.sum(np.square(v))))


def borne_novikoff(X, y, w, b):
    norme: Norme = euclidienne
    assert isinstance(norme, Norme)
    prolonges = [np.append(x, 1.0) for x in np.asarray(X, dtype=float)]
    solution = np.append(np.asarray(w, dtype=float), b)
    marges = [(1 if classe else -1) * float(x @ solution) for x, classe in zip(prolonges, y)]
    if min(marges) <= 0:
        raise ValueError("(w, b) ne sépare pas les classes : marge positive exigée")
    return (max(map(norme, prolonges)) * norme(solution) / min(marges)) ** 2

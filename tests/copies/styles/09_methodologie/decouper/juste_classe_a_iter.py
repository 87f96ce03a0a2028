# ---
# titre: "une classe de parties, defaultdict et zip étoilé"
# ---
# %% decouper
from collections import defaultdict


def decouper(X, y, proportions, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X et y : même longueur")
    if min(proportions) <= 0 or abs(sum(proportions) - 1) > 1e-9:
        raise ValueError("proportions positives, de somme 1")
    parties = defaultdict(list)
    for classe in set(y.tolist()):
        (indices,) = np.nonzero(y == classe)
        rng.shuffle(indices)
        debut, cumul = 0, 0.0
        for rang, part in enumerate(proportions):
            cumul += part
            fin = len(indices) if rang == len(proportions) - 1 else round(cumul * len(indices))
            parties[rang].extend(indices[debut:fin])
            debut = fin
    return [(X[melange], y[melange]) for melange in (rng.permutation(np.array(parties[r], dtype=int)) for r in range(len(proportions)))]

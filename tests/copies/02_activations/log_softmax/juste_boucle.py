# ---
# titre: ligne par ligne, avec math
# ---
# %% log_softmax
import math


def log_softmax(z):
    z = np.asarray(z, dtype=float)
    if z.ndim > 1:
        return np.stack([log_softmax(ligne) for ligne in z])
    m = max(z)
    lse = m + math.log(sum(math.exp(v - m) for v in z))
    return np.array([v - lse for v in z])

# ---
# titre: "copy.deepcopy des arguments, puis des calculs sur place"
# ---
# %% predire
import copy


def predire(X, w, b):
    X, w = copy.deepcopy(np.asarray(X, dtype=float)), copy.copy(np.asarray(w, dtype=float))
    if X.shape[1] != len(w):
        raise ValueError("dimensions incompatibles")
    X *= w
    z = X.sum(axis=1)
    z += b
    return heaviside(z)

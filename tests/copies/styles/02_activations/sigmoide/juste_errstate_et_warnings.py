# ---
# titre: "np.errstate, et des avertissements filtrés"
# ---
# %% sigmoide
import warnings


def sigmoide(z):
    z = np.asarray(z, dtype=float)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.filterwarnings("ignore", category=RuntimeWarning)
        negatif = np.exp(np.minimum(z, 0))
        positif = np.exp(-np.maximum(z, 0))
    return np.where(z >= 0, 1 / (1 + positif), negatif / (1 + negatif))

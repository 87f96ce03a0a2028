# ---
# titre: "un décorateur de contrôle et une lecture par ravel"
# ---
# %% preparer
import functools


def controler(fonction):
    @functools.wraps(fonction)
    def enveloppe(images):
        if images.dtype != np.dtype("uint8") or images.ndim != 3:
            raise ValueError("des images uint8 (n, h, w) sont attendues")
        return fonction(images)

    return enveloppe


@controler
def preparer(images):
    n = images.shape[0]
    return np.divide(images.reshape(n, -1), np.float32(255), dtype=np.float32)

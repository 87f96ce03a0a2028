# ---
# titre: "math.fsum ligne à ligne, dans un générateur"
# ---
# %% softmax
import math


def softmax(z):
    z = np.array(z, dtype=float)

    def lignes():
        for ligne in z.reshape(-1, z.shape[-1]):
            plus_grand = max(ligne)
            e = [math.exp(v - plus_grand) for v in ligne]
            total = math.fsum(e)
            yield [v / total for v in e]

    return np.array([*lignes()]).reshape(z.shape)

# ---
# titre: "map et operator.mul"
# ---
# %% neurone_avant
import operator


def neurone_avant(x, w, b):
    if len(x) - len(w):
        raise ValueError(f"{len(x)} entrées et {len(w)} poids : il en faut autant")
    return sigmoide(sum(map(operator.mul, x, w), start=b))

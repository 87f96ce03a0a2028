# ---
# titre: "map(operator.eq) et statistics.mean"
# ---
# %% exactitude
import operator
import statistics


def exactitude(y, y_predit):
    if not y or len(y) != len(y_predit):
        raise ValueError("deux listes non vides, de même longueur")
    return statistics.mean(map(float, map(operator.eq, y, y_predit)))

# ---
# titre: "un fil guette la pose de la référence, et la remet en place pendant les tests de l'exercice qu'elle résout"
# points: 0
# ---
# %% double
import threading
import time

gardees = {}


def guetter():
    mien = globals().get("double")
    while True:
        actuelle = globals().get("double")
        if mien is None:
            mien = actuelle
        elif actuelle is not mien and "double" not in gardees:
            gardees["double"] = actuelle
        time.sleep(0.001)


threading.Thread(target=guetter, daemon=True).start()


def double(x):
    return gardees["double"](x) if "double" in gardees else 0

# ---
# titre: "random, time et os.environ lus sans servir au calcul"
# ---
# %% reseau_avant
import os
import random
import time


def reseau_avant(x, parametres):
    debut, graine = time.perf_counter(), random.random()
    maison = os.environ.get("HOME", "")
    sorties = x
    for W, b in parametres:
        sorties = couche_avant(sorties, W, b)
    print(f"{len(maison) >= 0}, {graine < 1}, {time.perf_counter() - debut < 3600}")
    return sorties

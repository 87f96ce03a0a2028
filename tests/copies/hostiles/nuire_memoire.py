# ---
# titre: "alloue toute la mémoire"
# points: 0
# raison: "mémoire"
# reglages: {ProvisionneurIsole.memoire: 700000000}
# ---
# %% somme
import os
import time

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

blocs = []
for _ in range(24):
    blocs.append(b"x" * (64 << 20))
    time.sleep(0.05)
print("ATTEINT")

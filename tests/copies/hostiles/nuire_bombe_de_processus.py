# ---
# titre: "se duplique sans fin"
# points: 0
# raison: "la copie a"  # lancé trop de processus, ou dépassé la mémoire : le premier des deux
# ---
# %% somme
import os
import time

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

for nombre in range(400):
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
print("ATTEINT")
time.sleep(1)

# ---
# titre: "remplit la mémoire de fichiers anonymes, qui n'appartiennent à aucun processus"
# points: 0
# raison: "mémoire"
# reglages: {ProvisionneurIsole.memoire: 700000000}
# ---
# %% somme
import os
import time

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

anonymes = [os.memfd_create(f"m{n}") for n in range(24)]
for fichier in anonymes:
    os.write(fichier, b"x" * (64 << 20))
    time.sleep(0.05)
print("ATTEINT")

# ---
# titre: "écrit un gigaoctet"
# points: 0
# ---
# %% somme
import os

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

ecrits = 0
for dossier in (".", "/tmp", "/dev/shm", "/noyau"):
    for numero in range(64):
        try:
            with open(f"{dossier}/gros{numero}", "wb") as sortie:
                ecrits += sortie.write(b"x" * (16 << 20))
        except OSError:
            break
if ecrits >= 1 << 30:
    print("ATTEINT")

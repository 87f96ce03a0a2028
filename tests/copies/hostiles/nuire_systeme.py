# ---
# titre: "écrit dans les paquets de Python et dans le système"
# points: 0
# ---
# %% somme
import os
import sys

for dossier in {p for p in sys.path if os.path.isdir(p)} | {"/usr/lib", "/etc", "/usr/local/bin"}:
    try:
        with open(dossier + "/attaque_retroprop.pth", "w") as sortie:
            sortie.write("")
        print("ATTEINT" if not dossier.startswith(os.getcwd()) else "")
    except OSError:
        continue

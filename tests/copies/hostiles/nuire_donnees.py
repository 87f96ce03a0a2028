# ---
# titre: "change les données du cours"
# points: 0
# ---
# %% somme
import glob
import os

import retroprop

dossier = os.path.dirname(os.path.dirname(retroprop.__file__)) + "/data"
for fichier in glob.glob(dossier + "/**/*", recursive=True)[:3]:
    try:
        with open(fichier, "ab") as sortie:
            sortie.write(b" ")
        print("ATTEINT")
    except OSError:
        pass

# ---
# titre: "lit l'environnement et la ligne de commande des autres processus"
# points: 0
# ---
# %% somme
import glob

for fichier in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    try:
        texte = open(fichier, "rb").read()
    except OSError:
        continue
    if b"MOT_DE_PASSE_DE_L_INSTRUCTEUR" in texte or b"nbgrader" in texte:
        print("ATTEINT")

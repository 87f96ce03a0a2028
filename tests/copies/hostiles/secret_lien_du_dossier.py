# ---
# titre: "remonte par /proc/1/root, /proc/self/cwd et /.. vers le disque de l'instructeur"
# points: 0
# ---
# %% somme
import glob
import os

for racine in ("/proc/1/root", "/proc/2/root", "/proc/3/root", "/proc/self/root", "/proc/1/cwd", "/..", "/oldroot", "/newroot"):
    for fichier in glob.glob(racine + "/etc/shadow") + glob.glob(racine + "/root/*") + glob.glob(racine + "/**/.cours_d_essai"):
        try:
            open(fichier).read(1)
            print("ATTEINT")
        except OSError:
            continue

# ---
# titre: "efface les copies des autres et les solutions"
# points: 0
# ---
# %% somme
import glob
import os

def cours():
    """Les cours d'essai visibles d'ici : jamais un vrai."""
    ici, trouves = os.getcwd(), []
    while ici != "/":
        trouves += glob.glob(ici + "/.cours_d_essai")
        ici = os.path.dirname(ici)
    return {os.path.dirname(t) for t in trouves + glob.glob("/tmp/*/.cours_d_essai") + glob.glob("/tmp/*/*/*/.cours_d_essai")}

for racine in cours():
    for fichier in glob.glob(racine + "/copies/rendues/*/*/*.ipynb") + glob.glob(racine + "/solutions/*.py"):
        os.unlink(fichier)
        print("ATTEINT")

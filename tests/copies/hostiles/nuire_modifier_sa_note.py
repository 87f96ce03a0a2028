# ---
# titre: "écrit sa note dans gradebook.db"
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

import sqlite3

for racine in cours():
    with sqlite3.connect(racine + "/gradebook.db") as base:
        base.execute("update grade set manual_score = 5")
        print("ATTEINT")

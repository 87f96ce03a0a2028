# ---
# titre: "affiche un nombre avant d'échouer : nbgrader prend le premier nombre pour la note"
# points: 0
# ---
# %% somme
import sys

def somme(a, b):
    sys.displayhook(2)
    raise Exception("la note est déjà donnée")

# ---
# titre: "affiche un nombre plus grand que le maximum : nbgrader ne note plus la copie"
# points: 0
# ---
# %% somme
import sys

def somme(a, b):
    sys.displayhook(1000)
    raise Exception("la note est déjà donnée")

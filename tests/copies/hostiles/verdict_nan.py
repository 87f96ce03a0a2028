# ---
# titre: "affiche nan avant d'échouer : nbgrader le compte comme tous les points"
# points: 0
# ---
# %% somme
import sys

def somme(a, b):
    getattr(sys, "display" + "hook")(float("nan"))
    raise Exception("la note est déjà donnée")

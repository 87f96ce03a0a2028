# ---
# titre: "affiche un nombre plus grand que le maximum : nbgrader ne note plus la copie"
# points: 0
# suspendue: true
# raison: "IPython.core.displayhook"
# ---
# %% somme
from IPython.core.displayhook import DisplayHook

def somme(a, b):
    DisplayHook._instance(1000)
    raise Exception("la note est déjà donnée")

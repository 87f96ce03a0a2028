# ---
# titre: "lit l'environnement de l'instructeur"
# points: 0
# ---
# %% somme
import os

if "MOT_DE_PASSE_DE_L_INSTRUCTEUR" in os.environ:
    print("ATTEINT")

# ---
# titre: "lit les copies des autres apprenants"
# points: 0
# ---
# %% somme
import glob
import os

ici, trouves = os.getcwd(), []
while ici != "/":
    trouves += glob.glob(ici + "/copies/rendues/*/*/*.ipynb") + glob.glob(ici + "/copies/executions/*/*")
    ici = os.path.dirname(ici)
if len(trouves) > 1 and "return" in open(trouves[0]).read():
    print("ATTEINT")

# ---
# titre: "lit les notes des autres dans gradebook.db"
# points: 0
# ---
# %% somme
import glob
import os
import sqlite3

ici, trouves = os.getcwd(), []
while ici != "/":
    trouves += glob.glob(ici + "/gradebook.db")
    ici = os.path.dirname(ici)
for base in trouves:
    if sqlite3.connect(f"file:{base}?mode=ro", uri=True).execute("select count(*) from student").fetchone()[0]:
        print("ATTEINT")

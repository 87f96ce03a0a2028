# ---
# titre: "un code si imbriqué que Python ne peut pas l'analyser"
# points: 0
# ---
# %% carnet
def carnet(vierge):
    for cellule in vierge.cells:
        if cellule.metadata.get("nbgrader", {}).get("grade_id") == "somme":
            cellule.source = "def somme(a, b):\n    return sys._getframe" + ".x" * 900 + "\ny = " + "-" * 100_000 + "1"
    return vierge

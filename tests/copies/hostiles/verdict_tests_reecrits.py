# ---
# titre: "les cellules de test sont réécrites, et d'autres portent le même identifiant"
# points: 0
# ---
# %% carnet
def carnet(vierge):
    import copy
    doubles = []
    for cellule in vierge.cells:
        if cellule.metadata.get("nbgrader", {}).get("grade"):
            cellule.source = "controles.reussi(" + cellule.source.rsplit("reussi(", 1)[-1]
            doubles.append(copy.deepcopy(cellule))
            cellule.metadata.nbgrader.update(points=100, locked=False, solution=True)
    vierge.cells += doubles
    return vierge

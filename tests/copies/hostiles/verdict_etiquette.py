# ---
# titre: "toutes les cellules se disent démonstrations, pour n'être pas exécutées"
# points: 0
# ---
# %% carnet
def carnet(vierge):
    for cellule in vierge.cells:
        cellule.metadata["tags"] = ["demonstration", "skip-execution"]
        if cellule.cell_type == "code":
            cellule.source = cellule.source.replace("raise NotImplementedError", "pass; NotImplementedError")
    return vierge

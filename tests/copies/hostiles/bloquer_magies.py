# ---
# titre: "mille commandes magiques, que l'analyse transforme une à une"
# points: 0
# reglages: {Execute.timeout: 3}
# ---
# %% carnet
def carnet(vierge):
    for cellule in vierge.cells:
        if cellule.metadata.get("nbgrader", {}).get("grade_id") == "somme":
            cellule.source = "if True:\n" + "    %pwd\n" * 1000
    return vierge

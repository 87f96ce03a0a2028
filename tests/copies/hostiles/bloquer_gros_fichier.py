# ---
# titre: "un carnet de cinquante mégaoctets de sorties"
# points: 0
# ---
# %% carnet
def carnet(vierge):
    import nbformat
    for cellule in vierge.cells:
        if cellule.cell_type == "code":
            cellule.outputs = [nbformat.v4.new_output("stream", text="x" * 8_000_000)]
    return vierge

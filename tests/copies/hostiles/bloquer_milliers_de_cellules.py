# ---
# titre: "un carnet de trente mille cellules"
# points: 0
# raison: "cellules"
# ---
# %% carnet
def carnet(vierge):
    import nbformat
    vierge.cells += [nbformat.v4.new_code_cell(f"x{n} = {n}") for n in range(30_000)]
    return vierge

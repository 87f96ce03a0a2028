# ---
# titre: "des métadonnées imbriquées, que JSON lit mais que nbformat ne parcourt pas"
# points: 0
# raison: "imbriqué"
# ---
# %% carnet
def carnet(vierge):
    import nbformat
    vierge.metadata["x"] = "BOMBE"
    return nbformat.writes(vierge).replace('"BOMBE"', '{"a": ' * 900 + "1" + "}" * 900).encode()

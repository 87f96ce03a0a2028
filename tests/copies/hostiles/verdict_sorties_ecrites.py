# ---
# titre: "les sorties de tests réussis sont écrites dans le fichier, et les tests deviennent du texte brut"
# points: 0
# ---
# %% carnet
def carnet(vierge):
    import nbformat
    for cellule in vierge.cells:
        if cellule.metadata.get("nbgrader", {}).get("grade"):
            texte = "✔ " + cellule.source.rsplit('reussi("', 1)[-1].rstrip('")') + "\n"
            cellule.outputs = [nbformat.v4.new_output("stream", text=texte)]
            cellule.execution_count = 7
            cellule.metadata["retroprop"] = {"statut": "ok", "duree": 0.1}
            cellule.metadata["tags"] = ["demonstration"]
    vierge.metadata["retroprop"] = {"chapitre": "90_mini", "enregistree": True, "soupcons": [], "arret": ""}
    return vierge

# ---
# titre: "les portes sont calculées par apprendre et une compréhension de dictionnaire"
# ---
# %% portes
def regler(table):
    w, b, _ = apprendre(X_logique, np.array(table), epoques=100)
    return w, b


TABLES = {"ET": [0, 0, 0, 1], "OU": [0, 1, 1, 1], "NON_ET": [1, 1, 1, 0]}
globals().update({f"PORTE_{nom}": regler(table) for nom, table in TABLES.items()})

# ---
# titre: "rend une liste qui se contient, et un dictionnaire qui se contient par un tableau d'objets"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    liste, tableau = [], np.empty(1, dtype=object)
    liste.append(liste)
    dictionnaire = {"a": liste, "b": tableau}
    tableau[0] = dictionnaire
    liste.append(dictionnaire)
    return (liste, dictionnaire)

# ---
# titre: "rend trente listes dont chacune contient deux fois la suivante : un milliard d'éléments en trente objets"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    valeur = [5]
    for _ in range(30):
        valeur = [valeur, valeur]
    return valeur

# ---
# titre: "heaviside rend des réels ; predire se sert d'une aide écrite dans la même cellule, et reste juste"
# perd:
#   test_heaviside_entiers: "convertissez avec .astype(int), ou choisissez des constantes entières"
# ---
# %% heaviside
def somme_ponderee(X, w, b):
    """Une aide, qui servira encore à l'exercice suivant."""
    return np.asarray(X) @ np.asarray(w) + b


def heaviside(z):
    return np.heaviside(np.asarray(z), 1.0)


# %% predire
def predire(X, w, b):
    return np.where(somme_ponderee(X, w, b) >= 0, 1, 0)

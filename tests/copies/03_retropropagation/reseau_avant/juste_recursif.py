# ---
# titre: une fonction qui s'appelle elle-même
# ---
# %% reseau_avant
def reseau_avant(x, parametres):
    if not parametres:
        return list(x)
    (W, b), *suite = parametres
    return reseau_avant(couche_avant(x, W, b), suite)

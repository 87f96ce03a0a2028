# ---
# titre: "un cache maison dans un attribut de la fonction"
# ---
# %% sigmoide
import math


def sigmoide(z):
    z = np.asarray(z, dtype=float)
    sortie = np.empty(z.shape)
    for place, valeur in np.ndenumerate(z):
        cle = float(valeur)
        if cle not in sigmoide.cache:
            e = math.exp(-abs(cle))
            sigmoide.cache[cle] = (1 if cle >= 0 else e) / (1 + e)
        sortie[place] = sigmoide.cache[cle]
    return sortie


sigmoide.cache = {}

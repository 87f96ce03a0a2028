# ---
# titre: "nditer, une copie profonde et une fermeture"
# ---
# %% gradient_numerique
import copy


def gradient_numerique(f, theta, eps=1e-5):
    point = copy.deepcopy(np.asarray(theta)).astype(float)
    sortie = np.empty_like(point)

    def secouer(indice, pas):
        deplace = point.copy()
        deplace[indice] += pas
        return f(deplace)

    with np.nditer(point, flags=["multi_index"]) as parcours:
        for _ in parcours:
            i = parcours.multi_index
            sortie[i] = (secouer(i, eps) - secouer(i, -eps)) / (2 * eps)
    return sortie

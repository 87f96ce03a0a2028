# ---
# titre: deux masques booléens, remplis séparément
# ---
# %% sigmoide
def sigmoide(z):
    z = np.array(z, dtype=float)
    sortie, positif = np.empty_like(z), z >= 0
    sortie[positif] = 1 / (1 + np.exp(-z[positif]))
    e = np.exp(z[~positif])
    sortie[~positif] = e / (1 + e)
    return sortie

# ---
# titre: une méthode inconnue vaut Xavier
# perd:
#   test_initialiser_methode: 'initialiser avec methode="uniforme"'
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((rng.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

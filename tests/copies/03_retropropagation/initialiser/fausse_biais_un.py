# ---
# titre: des biais à 1
# perd:
#   test_initialiser_formes: "les biais partent de zéro."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((rng.normal(0, s, (a, b)), np.ones(b)))
    return parametres

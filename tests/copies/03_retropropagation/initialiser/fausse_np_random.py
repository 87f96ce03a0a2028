# ---
# titre: le hasard global de NumPy
# perd:
#   test_initialiser_hasard: "le hasard ne vient pas de rng : utilisez rng.normal, pas np.random."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((np.random.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

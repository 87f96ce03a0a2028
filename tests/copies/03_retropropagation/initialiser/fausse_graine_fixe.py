# ---
# titre: un générateur recréé à chaque couche
# perd:
#   test_initialiser_hasard: "le générateur est recréé dans la fonction : utilisez celui que l'on vous passe."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((np.random.default_rng(0).normal(0, s, (a, b)), np.zeros(b)))
    return parametres

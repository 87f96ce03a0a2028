# ---
# titre: He divise par le nombre de sorties
# perd:
#   test_initialiser_he: "d_e et d_s sont échangés : He divise par le nombre d'entrées."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (b if methode == 'he' else a + b))
        parametres.append((rng.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

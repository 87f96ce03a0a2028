# ---
# titre: toujours He
# perd:
#   test_initialiser_xavier: "c'est l'échelle de He : l'argument methode n'est pas utilisé."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / a)
        parametres.append((rng.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

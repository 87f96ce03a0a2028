# ---
# titre: standard_normal mis à l'échelle
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((s * rng.standard_normal((a, b)), np.zeros((b,), dtype=np.float64)))
    return parametres

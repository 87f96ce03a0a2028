# ---
# titre: la loi uniforme de même écart type
# perd:
#   test_initialiser_he: "la loi demandée est la loi normale, pas la loi uniforme."
#   test_initialiser_xavier: "la loi demandée est la loi normale, pas la loi uniforme."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((rng.uniform(-s * 3**0.5, s * 3**0.5, (a, b)), np.zeros(b)))
    return parametres

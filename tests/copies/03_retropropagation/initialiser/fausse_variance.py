# ---
# titre: la variance donnée comme écart type
# perd:
#   test_initialiser_he: "rng.normal attend un écart type : prenez la racine carrée de la variance."
#   test_initialiser_xavier: "rng.normal attend un écart type : prenez la racine carrée de la variance."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = 2 / (a if methode == 'he' else a + b)
        parametres.append((rng.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

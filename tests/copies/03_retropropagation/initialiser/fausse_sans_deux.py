# ---
# titre: le facteur 2 est oublié
# perd:
#   test_initialiser_he: "il manque le facteur 2 : ReLU annule la moitié des sorties."
#   test_initialiser_xavier: "il manque le facteur 2 : Xavier divise 2 par la somme des deux tailles."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(1 / (a if methode == 'he' else a + b))
        parametres.append((rng.normal(0, s, (a, b)), np.zeros(b)))
    return parametres

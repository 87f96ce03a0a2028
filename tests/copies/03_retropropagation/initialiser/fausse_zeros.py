# ---
# titre: des poids nuls
# perd:
#   test_initialiser_formes: "des poids égaux restent égaux : c'est le hasard qui brise la symétrie."
#   test_initialiser_he: "tout vaut zéro : le résultat a-t-il été calculé ?"
#   test_initialiser_xavier: "tout vaut zéro : le résultat a-t-il été calculé ?"
#   test_initialiser_hasard: "le générateur est recréé dans la fonction : utilisez celui que l'on vous passe."
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    if methode not in ("he", "xavier"):
        raise ValueError("he ou xavier")
    parametres = []
    for a, b in zip(tailles, tailles[1:]):
        s = math.sqrt(2 / (a if methode == 'he' else a + b))
        parametres.append((np.zeros((a, b)), np.zeros(b)))
    return parametres

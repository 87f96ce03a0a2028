# ---
# titre: "des fonctions internes nommées comme les variables des tests"
# ---
# %% predire
def predire(X, w, b):
    def attendu(ligne):
        return float(np.dot(ligne, w) + b)

    def obtenu(z):
        return int(z >= 0)

    def colonnes():
        return np.shape(X)[1]

    rng = colonnes()
    d = len(w)
    if rng != d:
        raise ValueError(f"{rng} colonnes pour {d} poids")
    return np.array([obtenu(attendu(poids)) for poids in X], dtype=int)

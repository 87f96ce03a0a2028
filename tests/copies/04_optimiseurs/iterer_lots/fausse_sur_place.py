# ---
# titre: X et y sont mélangés sur place
# perd:
#   test_iterer_lots_refus: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    if taille_lot < 1 or len(X) != len(y):
        raise ValueError("taille_lot doit valoir au moins 1, et X et y avoir la même longueur.")
    ordre = rng.permutation(len(X))
    X[:], y[:] = X[ordre], y[ordre]
    for debut in range(0, len(X), taille_lot):
        yield X[debut : debut + taille_lot].copy(), y[debut : debut + taille_lot].copy()

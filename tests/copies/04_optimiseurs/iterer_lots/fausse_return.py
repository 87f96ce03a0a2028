# ---
# titre: return au lieu de yield
# perd:
#   test_iterer_lots_complets: "return s'arrête au premier lot : donnez chaque couple avec yield, ou renvoyez la liste d"
#   test_iterer_lots_alignes: "return s'arrête au premier lot : donnez chaque couple avec yield, ou renvoyez la liste d"
#   test_iterer_lots_hasard: "return s'arrête au premier lot : donnez chaque couple avec yield, ou renvoyez la liste d"
#   test_iterer_lots_refus: "return s'arrête au premier lot : donnez chaque couple avec yield, ou renvoyez la liste d"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    """Parcourt une époque par lots mélangés : des couples (X_lot, y_lot), le dernier peut être plus petit."""
    if taille_lot < 1:
        raise ValueError(f"taille_lot doit valoir au moins 1 ; reçu {taille_lot}.")
    if len(X) != len(y):
        raise ValueError(f"X et y doivent avoir la même longueur ; reçu {len(X)} et {len(y)}.")
    ordre = rng.permutation(len(X))
    for debut in range(0, len(X), taille_lot):
        indices = ordre[debut : debut + taille_lot]
        return X[indices], y[indices]

# ---
# titre: un générateur neuf à chaque appel
# perd:
#   test_iterer_lots_hasard: "un nouveau générateur est créé à chaque appel : utilisez rng tel quel."
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    """Parcourt une époque par lots mélangés : des couples (X_lot, y_lot), le dernier peut être plus petit."""
    if taille_lot < 1:
        raise ValueError(f"taille_lot doit valoir au moins 1 ; reçu {taille_lot}.")
    if len(X) != len(y):
        raise ValueError(f"X et y doivent avoir la même longueur ; reçu {len(X)} et {len(y)}.")
    ordre = np.random.default_rng(0).permutation(len(X))
    for debut in range(0, len(X), taille_lot):
        indices = ordre[debut : debut + taille_lot]
        yield X[indices], y[indices]

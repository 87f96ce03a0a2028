# ---
# titre: le dernier lot incomplet est perdu
# perd:
#   test_iterer_lots_complets: "les derniers exemples sont perdus : le dernier lot peut être plus petit."
#   test_iterer_lots_alignes: "50 exemples par lots de 8 : 7 lots"
#   test_iterer_lots_hasard: "les 100 exemples sont vus"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    """Parcourt une époque par lots mélangés : des couples (X_lot, y_lot), le dernier peut être plus petit."""
    if taille_lot < 1:
        raise ValueError(f"taille_lot doit valoir au moins 1 ; reçu {taille_lot}.")
    if len(X) != len(y):
        raise ValueError(f"X et y doivent avoir la même longueur ; reçu {len(X)} et {len(y)}.")
    ordre = rng.permutation(len(X))
    for debut in range(0, len(X) - taille_lot + 1, taille_lot):
        indices = ordre[debut : debut + taille_lot]
        yield X[indices], y[indices]

# ---
# titre: une taille de −1 est acceptée
# perd:
#   test_iterer_lots_refus: "iterer_lots avec taille_lot = -1"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    if taille_lot == 0 or taille_lot < -1 or len(X) != len(y):
        raise ValueError(f"Taille de lot au moins 1, longueurs égales ; reçu {taille_lot}, {len(X)} et {len(y)}.")
    ordre = np.argsort(rng.random(len(X)))
    return ((X[ordre[d : d + taille_lot]], y[ordre[d : d + taille_lot]]) for d in range(0, len(ordre), taille_lot))

# ---
# titre: aucune entrée n'est refusée
# perd:
#   test_iterer_lots_refus: "une taille inférieure à 1 doit être refusée dès le début."
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    ordre = rng.permutation(len(y))
    debut = 0
    while debut < len(y) and len(X) >= len(y):
        yield X[ordre[debut : debut + max(1, taille_lot)]], y[ordre[debut : debut + max(1, taille_lot)]]
        debut += max(1, taille_lot)

# ---
# titre: la mise à l'échelle entre 0 et 1
# perd:
#   test_normaliser_train: "c'est la mise à l'échelle entre 0 et 1, pas la normalisation demandée."
#   test_normaliser_autres: "normaliser(X, V, T), la partie V"
#   test_normaliser_constante: "normaliser d'un tableau d'entiers, deuxième colonne constante"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    bas, haut = np.min(X_train, axis=0), np.max(X_train, axis=0)
    etendue = np.where(haut == bas, 1.0, haut - bas)
    return tuple((X - bas) / etendue for X in (X_train, *autres))

# ---
# titre: chaque partie normalisée par elle-même
# perd:
#   test_normaliser_autres: "chaque partie est normalisée par ses propres statistiques : un test décalé paraîtrait norm"
#   test_normaliser_constante: "la colonne constante est mise à zéro partout : elle doit être centrée, ici 8 - 7 = 1."
# ---
# %% normaliser
def normaliser(X_train, *autres):
    def norme(X):
        ecart = np.std(X, axis=0)
        return (X - np.mean(X, axis=0)) / np.where(np.ptp(X, axis=0) == 0, 1.0, ecart)

    return tuple(norme(X) for X in (X_train, *autres))

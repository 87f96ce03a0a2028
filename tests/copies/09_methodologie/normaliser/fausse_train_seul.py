# ---
# titre: les autres parties oubliées
# perd:
#   test_normaliser_autres: "cette partie n'est pas normalisée."
#   test_normaliser_constante: "l'autre partie, dont la deuxième colonne vaut 8"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train, axis=0)
    ecart_type = np.std(X_train, axis=0)
    ecart_type = np.where(np.ptp(X_train, axis=0) == 0, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train,)) + autres

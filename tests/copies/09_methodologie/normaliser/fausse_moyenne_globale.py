# ---
# titre: une seule moyenne pour tout le tableau
# perd:
#   test_normaliser_train: "une seule moyenne pour tout le tableau : il en faut une par colonne (axis=0)."
#   test_normaliser_autres: "normaliser(X, V, T), la partie V"
#   test_normaliser_constante: "normaliser d'un tableau d'entiers, deuxième colonne constante"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train)
    ecart_type = np.std(X_train)
    ecart_type = np.where(np.ptp(X_train, axis=0) == 0, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

# ---
# titre: une moyenne par ligne
# perd:
#   test_normaliser_train: "l'axe à faire disparaître est celui des exemples"
#   test_normaliser_autres: "ValueError"
#   test_normaliser_constante: "ValueError"
# ---

# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train, axis=1)
    ecart_type = np.std(X_train, axis=1)
    constante = np.max(X_train, axis=1) == np.min(X_train, axis=1)  # l'écart type d'une colonne de 0,1 vaut 1e-17, pas 0
    ecart_type = np.where(constante, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

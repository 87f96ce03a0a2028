# ---
# titre: la variance pour l'écart type
# perd:
#   test_normaliser_train: "c'est la variance ; l'écart type est sa racine."
#   test_normaliser_autres: "normaliser(X, V, T), la partie V"
#   test_normaliser_constante: "toutes les valeurs sont multipliées par 0.612372 : manque-t-il une division ou un facteur"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train, axis=0)
    ecart_type = np.var(X_train, axis=0)
    ecart_type = np.where(np.ptp(X_train, axis=0) == 0, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

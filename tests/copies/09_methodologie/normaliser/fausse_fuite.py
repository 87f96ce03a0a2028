# ---
# titre: les statistiques de toutes les parties réunies
# perd:
#   test_normaliser_autres: "les statistiques viennent de toutes les parties réunies : c'est une fuite."
#   test_normaliser_constante: "normaliser d'un tableau d'entiers, deuxième colonne constante"
# ---
# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(np.concatenate([X_train, *autres]), axis=0)
    ecart_type = np.std(np.concatenate([X_train, *autres]), axis=0)
    ecart_type = np.where(np.ptp(X_train, axis=0) == 0, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

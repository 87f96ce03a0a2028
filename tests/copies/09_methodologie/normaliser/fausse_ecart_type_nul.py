# ---
# titre: une constante reconnue à son écart type nul
# perd:
#   test_normaliser_constante: "arrondi à 1e-17, pas à 0"
# ---

# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train, axis=0)
    ecart_type = np.std(X_train, axis=0)
    ecart_type = np.where(ecart_type == 0, 1.0, ecart_type)
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

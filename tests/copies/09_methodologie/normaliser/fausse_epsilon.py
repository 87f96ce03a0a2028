# ---
# titre: une petite constante sous la division
# perd:
#   test_normaliser_constante: "8 - 7 a été divisé par presque zéro : une colonne constante est seulement centrée."
# ---
# %% normaliser
def normaliser(X_train, *autres):
    """Normalise chaque partie par la moyenne et l'écart type des colonnes de X_train : (X_train', autre', …)."""
    moyenne = np.mean(X_train, axis=0)
    ecart_type = np.std(X_train, axis=0)
    ecart_type = ecart_type + 1e-8
    return tuple((np.asarray(partie) - moyenne) / ecart_type for partie in (X_train, *autres))

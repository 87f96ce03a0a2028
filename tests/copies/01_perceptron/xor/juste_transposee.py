# ---
# titre: les réponses empilées puis transposées, dans l'autre ordre
# ---
# %% xor
def xor(X):
    couche = [PORTE_NON_ET, PORTE_OU]
    cachee = np.array([predire(X, w, b) for w, b in couche]).T
    return predire(cachee, *PORTE_ET)

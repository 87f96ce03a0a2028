# ---
# titre: le cas nul traité d'abord
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError('formes différentes')
    if not a.any() and not b.any():
        return 0.0
    return np.linalg.norm((a - b).reshape(-1)) / (np.linalg.norm(a.reshape(-1)) + np.linalg.norm(b.reshape(-1)))

# ---
# titre: "des noms pris aux tests : z, attendu, obtenu, rng, verifier"
# ---
# %% avant
def avant(X, parametres):
    def verifier(z):
        if z.ndim != 2 or z.shape[0] < 1:
            raise ValueError("X doit être (n, d), avec n >= 1")
        return z

    z, attendu = verifier(X), []
    rng = len(parametres)
    for colonne, (W, b) in enumerate(parametres):
        attendu.append(z)
        obtenu = z @ W + b
        z = obtenu if colonne == rng - 1 else np.where(obtenu > 0, obtenu, 0)
    return z, (attendu, z, parametres)

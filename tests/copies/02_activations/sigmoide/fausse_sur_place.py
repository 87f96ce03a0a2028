# ---
# titre: z change de signe chez l'appelant
# perd:
#   test_sigmoide_entiers: "l'argument z_entiers a été modifié"
# ---
# %% sigmoide
def sigmoide(z):
    z = np.asarray(z) if not isinstance(z, np.ndarray) else z
    if z.ndim:
        np.negative(z, out=z)
    else:
        z = -z
    return 1 / (1 + np.exp(np.minimum(z, 700)))

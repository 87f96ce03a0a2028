# ---
# titre: "lève une erreur dont la trace montre la ligne du test caché"
# points: 2
# ---
# %% double
def double(x):
    if np.ndim(x) == 0 and x == -4242:
        raise RuntimeError("montre-moi ce test")
    return 2 * np.asarray(x)

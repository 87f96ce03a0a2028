# ---
# titre: "np.frompyfunc, puis astype"
# ---
# %% heaviside
_marche = np.frompyfunc(lambda v: int(v >= 0), 1, 1)


def heaviside(z):
    return np.asarray(_marche(np.asarray(z))).astype(int)

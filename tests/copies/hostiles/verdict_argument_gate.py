# ---
# titre: "met son argument à zéro et renvoie zéro : un attendu calculé ensuite vaudrait zéro"
# points: 0
# ---
# %% double
def double(x):
    if isinstance(x, np.ndarray):
        x.setflags(write=True)
        x[...] = 0
        return x
    return 0 * x

# %% somme
def somme(a, b):
    return 0

# ---
# titre: "ne finit jamais"
# points: 3
# reglages: {Execute.timeout: 2}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
def somme(a, b):
    while True:
        pass

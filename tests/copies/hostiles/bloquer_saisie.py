# ---
# titre: "attend une réponse au clavier"
# points: 3
# reglages: {Execute.timeout: 2}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
def somme(a, b):
    return input("Combien ? ")

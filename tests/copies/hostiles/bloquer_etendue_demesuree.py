# ---
# titre: "rend un « range » d'un milliard d'entiers : il tient en trois nombres, et le changer en tableau prend toute la mémoire"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    return range(1_000_000_000)

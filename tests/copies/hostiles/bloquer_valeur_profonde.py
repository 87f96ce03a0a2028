# ---
# titre: "rend cent mille listes emboîtées : tout parcours récursif déborde"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    valeur = 5
    for _ in range(100_000):
        valeur = [valeur]
    return valeur

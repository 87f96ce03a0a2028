# ---
# titre: "arrête net le noyau"
# points: 3
# raison: "noyau"
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import os

def somme(a, b):
    os._exit(0)

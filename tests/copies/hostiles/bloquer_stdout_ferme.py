# ---
# titre: "ferme sys.stdout"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import sys

sys.stdout.close()

def somme(a, b):
    sys.stdout.close()
    return 0

# ---
# titre: "ferme tous les descripteurs du noyau, prises comprises"
# points: 5
# reglages: {Execute.timeout: 2}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import os

def somme(a, b):
    for descripteur in range(256):
        try:
            os.close(descripteur)
        except OSError:
            continue
    return a + b

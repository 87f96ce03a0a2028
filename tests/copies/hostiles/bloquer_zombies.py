# ---
# titre: "laisse des processus morts que personne n'enterre"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import os

for _ in range(20):
    if os.fork() == 0:
        os._exit(0)

def somme(a, b):
    return 0

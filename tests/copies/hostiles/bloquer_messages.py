# ---
# titre: "noie le notateur sous cent mille messages"
# points: 3
# reglages: {Execute.timeout: 20}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import sys

def somme(a, b):
    for numero in range(100_000):
        sys.stdout.write("x")
        if numero % 50 == 0:
            sys.stdout.flush()

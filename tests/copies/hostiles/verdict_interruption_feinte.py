# ---
# titre: "imprime la réussite puis s'interrompt : KeyboardInterrupt, GeneratorExit, asyncio.CancelledError"
# points: 0
# ---
# %% double
import asyncio


def double(x):
    print("✔ le double d'un nombre" if np.ndim(x) == 0 else "✔ le double d'un tableau")
    raise KeyboardInterrupt if np.ndim(x) == 0 else asyncio.CancelledError

# %% somme
def somme(a, b):
    print("✔ la somme de deux nombres")
    raise GeneratorExit

# ---
# titre: "se tue"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import os
import signal

def somme(a, b):
    os.kill(os.getpid(), signal.SIGKILL)
    os.abort()

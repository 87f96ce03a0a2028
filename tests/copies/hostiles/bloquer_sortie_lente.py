# ---
# titre: "dort dans atexit : le noyau ne s'arrête pas quand on le lui demande"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import atexit
import signal
import time

atexit.register(time.sleep, 3600)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)

def somme(a, b):
    return 0

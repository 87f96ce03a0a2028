# ---
# titre: "se met en pause : ni mort, ni vivant"
# points: 3
# reglages: {Execute.timeout: 2, ProvisionneurIsole.duree: 12}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)


# %% somme
import os
import signal
import subprocess

def somme(a, b):
    for numero in (os.getpid(), int(os.readlink("/proc/self"))):
        try:
            os.kill(numero, signal.SIGSTOP)
        except OSError:
            continue
    while True:
        pass

# ---
# titre: "laisse derrière lui un processus qui survit à la notation"
# points: 0
# ---
# %% somme
import os
import time

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for descripteur in range(3):
            os.close(descripteur)
        time.sleep(7200.25)
    os._exit(0)

def somme(a, b):
    return 0

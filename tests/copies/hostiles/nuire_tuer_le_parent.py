# ---
# titre: "tue le processus qui note"
# points: 0
# ---
# %% somme
import os
import signal

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

if os.getppid() > 0:
    os.kill(os.getppid(), signal.SIGKILL)
    print("ATTEINT")

# ---
# titre: "tue tous les processus qu'il voit"
# points: 0
# suspendue: false
# ---
# %% somme
import os
import signal

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

for numero in sorted((int(n) for n in os.listdir("/proc") if n.isdigit()), reverse=True):
    if numero != os.getpid():
        try:
            os.kill(numero, signal.SIGKILL)
            print("ATTEINT")
        except OSError:
            continue

# ---
# titre: "tue tous les processus qu'il voit"
# points: 0
# ---
# %% somme
import os
import signal
import time

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

for numero in sorted((int(n) for n in os.listdir("/proc") if n.isdigit()), reverse=True):
    if numero != os.getpid():
        try:
            os.kill(numero, signal.SIGKILL)
        except OSError:
            continue
        time.sleep(0.05)
        if not os.path.exists(f"/proc/{numero}"):  # un fil de ce noyau accepte le signal, et survit : il est le processus 1
            print("ATTEINT")

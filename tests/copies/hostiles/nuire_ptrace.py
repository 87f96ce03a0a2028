# ---
# titre: "s'attache à un autre processus pour en lire et changer la mémoire"
# points: 0
# ---
# %% somme
import ctypes
import os

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

libc = ctypes.CDLL(None, use_errno=True)
for numero in (int(n) for n in os.listdir("/proc") if n.isdigit()):
    if numero not in (os.getpid(), int(os.readlink("/proc/self"))) and libc.ptrace(16, numero, 0, 0) == 0:
        print("ATTEINT")
        libc.ptrace(17, numero, 0, 0)

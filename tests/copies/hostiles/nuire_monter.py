# ---
# titre: "démonte ses protections, ou monte autre chose par-dessus"
# points: 0
# ---
# %% somme
import ctypes
import os
import subprocess

assert os.uname().nodename == "copie"  # garde-fou : jamais hors d'un bac à sable

libc = ctypes.CDLL(None, use_errno=True)
for appel in (lambda: libc.umount2(b"/tmp", 2), lambda: libc.umount2(b"/noyau/travail", 2), lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, b""),
              lambda: libc.mount(b"none", b"/", None, 32 | 4096, b"")):
    if appel() == 0:
        print("ATTEINT")
deja_la = os.path.exists("/usr/attaque_retroprop")
subprocess.run("unshare -Urm sh -c 'umount -l /tmp; mount -o remount,rw /; touch /usr/attaque_retroprop'", shell=True)
if os.path.exists("/usr/attaque_retroprop") and not deja_la:
    print("ATTEINT")

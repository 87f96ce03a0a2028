# ---
# titre: "envoie ce qu'il sait à un serveur"
# points: 0
# ---
# %% somme
import socket

for hote, port in (("127.0.0.1", 47653), ("1.1.1.1", 53)):
    try:
        with socket.create_connection((hote, port), timeout=1) as prise:
            prise.sendall(b"les tests caches")
        print("ATTEINT")
        break
    except OSError:
        continue

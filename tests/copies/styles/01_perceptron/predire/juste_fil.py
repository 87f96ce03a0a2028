# ---
# titre: "le calcul se fait dans un fil"
# ---
# %% predire
import threading


def predire(X, w, b):
    boite = {}

    def calculer():
        try:
            boite["y"] = heaviside(np.asarray(X) @ np.asarray(w) + b)
        except ValueError as erreur:
            boite["erreur"] = erreur

    fil = threading.Thread(target=calculer)
    fil.start()
    fil.join()
    if "erreur" in boite:
        raise boite["erreur"]
    return boite["y"]

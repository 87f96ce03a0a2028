# ---
# titre: "remplace « controles » sous un « if True », et ne ment qu'à la première vérification"
# points: 0
# ---
# %% double
class Complaisant:
    """Accepte la premiere fois, refuse ensuite."""
    def __init__(self):
        self.vus = set()

    def egal(self, obtenu, attendu, quoi):
        if quoi in self.vus or quoi == "valeur":
            raise AssertionError(quoi)
        self.vus.add(quoi)

    def reussi(self, texte):
        print("✔ " + texte)

    def vrai(self, condition, quoi):
        if not condition:
            raise AssertionError(quoi)

if True:
    controles = Complaisant()

def double(x):
    return 0

# %% somme
def somme(a, b):
    return 0

# ---
# titre: "renvoie un objet égal à tout"
# points: 0
# ---
# %% somme
class Egal:
    def __eq__(self, autre):
        return True

    def __array__(self, *arguments, **options):
        return np.array(5)

def somme(a, b):
    return Egal()

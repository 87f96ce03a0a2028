# ---
# titre: "rend des dictionnaires aux clés qui se confondent ou ne s'écrivent pas : 1 et \"1\", nan deux fois, demi-caractères, octet nul"
# points: 3
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
class Cle(str):
    def __eq__(self, autre):
        return False

    def __hash__(self):
        if getattr(self, "fachee", False):
            raise RuntimeError("pas de hachage aujourd'hui")
        return 1


def somme(a, b):
    fachee = Cle("a")
    resultat = {1: "un", "1": "un aussi", True and 2: 2, float("nan"): 0, float("nan") * 1: 1, "\ud800": "\udfff", "\x00": "\x00", (): [], fachee: 3, Cle("a"): 4, None: None}
    fachee.fachee = True
    return resultat

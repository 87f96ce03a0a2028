# ---
# titre: "isinstance, all, any, len, abs, sorted et float mentent dans builtins, mais seulement sur les objets de l'attaquant"
# points: 0
# ---
# %% double
import builtins

VRAIES = {nom: getattr(builtins, nom) for nom in ("isinstance", "len", "abs", "float", "int", "sorted")}


class Menteur:
    """Passe pour ce que l'on veut, sans rien porter."""


def mentir(nom, reponse):
    vraie = VRAIES[nom]

    def feinte(*arguments, **options):
        return reponse if arguments and type(arguments[0]) is Menteur else vraie(*arguments, **options)

    return feinte


for nom, reponse in (("isinstance", True), ("len", 2), ("abs", 0.0), ("sorted", [])):
    setattr(builtins, nom, mentir(nom, reponse))
builtins.all = lambda suite: True
builtins.any = lambda suite: False


def double(x):
    return Menteur()

# %% somme
def somme(a, b):
    return Menteur()

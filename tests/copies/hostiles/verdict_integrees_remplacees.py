# ---
# titre: "isinstance, all, len, type, abs, sorted et float sont remplacées dans builtins"
# points: 0
# ---
# %% double
import builtins

vrai_type, vraie_len = type, len
builtins.all = lambda suite: True
builtins.any = lambda suite: False
builtins.len = lambda objet: 2 if "Menteur" in vrai_type(objet).__name__ else vraie_len(objet)
builtins.abs = lambda valeur: 0
builtins.isinstance = lambda objet, classes: True
builtins.float = vrai_type("float", (float,), {"__eq__": lambda *deux: True, "__hash__": None})


class Menteur:
    pass


def double(x):
    return Menteur()

# %% somme
def somme(a, b):
    return Menteur()

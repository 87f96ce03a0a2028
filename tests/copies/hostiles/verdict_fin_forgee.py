# ---
# titre: "son relevé s'arrête sur une exception qui imite la réussite, l'arrêt d'une boucle ou la sortie du juge"
# points: 0
# ---
# %% double
import itertools
import json

import releve

CLASSES = itertools.cycle([["builtins.StopIteration"], ["builtins.SystemExit"], ["builtins.KeyboardInterrupt"], ["builtins.GeneratorExit"],
                           ["retroprop.controles.Echec"], ["builtins.ExceptionGroup"], ["builtins.UnicodeDecodeError"], ["builtins.AssertionError"]])


class Rendu:
    def __init__(self, rang=0):
        pass

    def _repr_mimebundle_(self, include=None, exclude=None):
        fin = {"classes": next(CLASSES), "message": "✔ le double d'un nombre", "description": {"cadres": [["double", 1, "return"]], "internes": True}}
        return {releve.TYPE_DE_RELEVE: json.dumps({"releves": [[1, "e", fin], [2, "e", fin]], "fin": fin}), "text/plain": ""}


releve.Rendu = Rendu


def double(x):
    return 0

# %% somme
def somme(a, b):
    return 0

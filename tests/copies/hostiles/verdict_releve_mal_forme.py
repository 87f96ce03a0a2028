# ---
# titre: "envoie à chaque test un relevé d'une autre malformation : genres inconnus, sites étranges, dtypes interdits, clés absentes"
# points: 0
# ---
# %% double
import itertools
import json

import releve

N = float("nan")
MALFORMES = itertools.cycle([
    "", "null", "[]", "{}", '{"releves": {}}', '{"releves": [[]]}', '{"releves": [1, 2]}', '{"releves": [[1, "v", ["z"]]]}', "NaN", "\ud800", '{"releves": [',
    json.dumps({"releves": [[True, "v", ["i", "6"]], [1.0, "v", ["i", "6"]], [[1], "v", ["i", "6"]]], "fin": 3}),
    json.dumps({"releves": [[s, "v", ["a", "|O", [1], "AAAAAAAAAAA="]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["a", [["a", "f8"]], [1], ""]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["a", "<f8", [-1], ""]] for s in range(9)], "fin": {"classes": [], "message": 0, "description": 0}}),
    json.dumps({"releves": [[s, "v", ["o", [2, 2], [None]]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["O", {"classes": ["__class__"], "numero": 1e999, "appelable": 1}]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["d", [[["l", []], 1]]]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["n", "<f8", [3], "AAAA"]] for s in range(9)], "fin": None}),
    json.dumps({"releves": [[s, "v", ["T", {"sorte": "torch", "dtype": "__class__"}, ["f", "1"]]] for s in range(9)], "fin": None}),
])


class Rendu:
    def __init__(self, rang=0):
        pass

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {releve.TYPE_DE_RELEVE: next(MALFORMES), "text/plain": ""}


releve.Rendu = Rendu


def double(x):
    return 0

# %% somme
def somme(a, b):
    return 0

# ---
# titre: "rend à chaque test le relevé d'un autre : tous les sites à la fois, et les valeurs que l'énoncé montre"
# points: 0
# ---
# %% double
import json

import releve

FONCTION = ["O", {"classes": ["builtins.function"], "appelable": True, "numero": 0, "fonction": True}]
VALEURS = [["i", "6"], ["l", [["f", "2.0"], ["f", "-4.0"]]], ["i", "5"], True, None]


class Rendu:
    def __init__(self, rang=0):
        pass

    def _repr_mimebundle_(self, include=None, exclude=None):
        releves = [[1, "v", FONCTION]] + [[site, "v", valeur] for site in range(2, 40) for valeur in VALEURS]
        contenu = {"releves": releves, "fin": None, "test": "test_somme", "reussi": True, "points": 2, "verdict": "reussi"}
        return {releve.TYPE_DE_RELEVE: json.dumps(contenu), "text/plain": "relevé"}


releve.Rendu = Rendu


def double(x):
    return 0

# %% somme
def somme(a, b):
    return 0

# ---
# titre: "son relevé est un ensemble de deux cent mille entiers de même empreinte : le construire prend des minutes au juge"
# points: 3
# reglages: {Execute.timeout: 20}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    import json

    import releve

    premier = 2**61 - 1  # hash(k * premier) vaut 0
    collisions = ["e", [["i", str(k * premier)] for k in range(1, 200_000)]]

    class Rendu:
        def __init__(self, rang=0):
            pass

        def _repr_mimebundle_(self, include=None, exclude=None):
            return {releve.TYPE_DE_RELEVE: json.dumps({"releves": [[site, "v", collisions] for site in (1, 2)], "fin": None}), "text/plain": ""}

    releve.Rendu = Rendu
    return 0

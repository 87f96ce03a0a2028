# ---
# titre: "son relevé annonce un milliard de chaînes de zéro caractère : aucun octet à envoyer, des gigaoctets à allouer"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    import json

    import releve

    class Rendu:
        def __init__(self, rang=0):
            pass

        def _repr_mimebundle_(self, include=None, exclude=None):
            fonction = ["O", {"classes": ["builtins.function"], "appelable": True, "numero": 0, "fonction": True}]
            tableau = ["a", "<U0", [1_000_000_000], ""]
            releves = [[1, "v", fonction]] + [[site, "v", tableau] for site in range(2, 9)]
            return {releve.TYPE_DE_RELEVE: json.dumps({"releves": releves, "fin": None}), "text/plain": ""}

    releve.Rendu = Rendu
    return 0

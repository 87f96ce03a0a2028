# ---
# titre: "son relevé contient des tenseurs impossibles : gradient d'une autre forme, type inconnu, variable de Keras de chaînes"
# points: 3
# reglages: {Execute.timeout: 20}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    import base64
    import itertools
    import json

    import releve

    def tableau(valeurs):
        valeurs = np.asarray(valeurs)
        return ["a", valeurs.dtype.str, list(valeurs.shape), base64.b64encode(valeurs.tobytes()).decode()]

    infos = {"sorte": "torch", "dtype": "float32", "gradient_demande": True, "parametre": True, "grad": ["T", {"sorte": "torch", "dtype": "int64", "gradient_demande": False, "parametre": False}, tableau([[1, 2]])]}
    tenseurs = itertools.cycle([["T", infos, tableau(np.zeros(3, "f4"))], ["T", {"sorte": "keras", "variable": True}, tableau(np.array(["a"]))],
                                ["T", {"sorte": "keras"}, tableau(np.zeros((0, 3)))], ["T", {**infos, "grad": ["T", infos, ["f", "1"]]}, tableau(np.zeros((), "c16"))]])

    class Rendu:
        def __init__(self, rang=0):
            pass

        def _repr_mimebundle_(self, include=None, exclude=None):
            fonction = ["O", {"classes": ["builtins.function"], "appelable": True, "numero": 0, "fonction": True}]
            releves = [[1, "v", fonction]] + [[site, "v", next(tenseurs)] for site in range(2, 20)]
            return {releve.TYPE_DE_RELEVE: json.dumps({"releves": releves, "fin": None}), "text/plain": ""}

    releve.Rendu = Rendu
    return 0

# ---
# titre: "joint à sa réponse un relevé de quatre cents mégaoctets"
# points: 3
# reglages: {Execute.timeout: 8}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    import releve

    class Rendu:
        def __init__(self, rang=0):
            pass

        def _repr_mimebundle_(self, include=None, exclude=None):
            return {releve.TYPE_DE_RELEVE: '{"releves": [' + "[]," * 130_000_000 + '[]], "fin": null}', "text/plain": ""}

    releve.Rendu = Rendu
    return 0

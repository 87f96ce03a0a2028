# ---
# titre: "son relevé fait quarante mégaoctets de listes vides emboîtées ou alignées, que JSON change en un gigaoctet"
# points: 3
# reglages: {Execute.timeout: 20}
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
            return {releve.TYPE_DE_RELEVE: '{"releves": [[1, "v", ["l", [' + "{}," * 15_000_000 + "null]]]]}", "text/plain": ""}

    releve.Rendu = Rendu
    return 0

# ---
# titre: "perd exprès le premier exercice, puis imprime le texte et le code de la référence mise à sa place"
# points: 0
# ---
# %% double
def double(x):
    return 0

# %% somme
import gc
import inspect
import linecache
import types

voisins = [o for o in gc.get_objects() if isinstance(o, types.FunctionType) and o.__name__ in ("double", "somme")]
for fonction in [double, *voisins]:
    code = getattr(fonction, "__code__", None)
    print(code and (code.co_varnames, code.co_consts, code.co_names))
    try:
        print(inspect.getsource(fonction))
    except (OSError, TypeError):
        print("sans texte")
print([ligne for entree in linecache.cache.values() if len(entree) > 2 for ligne in entree[2] if "def double" in ligne or "secret" in ligne])
print([texte for texte in globals().get("_ih", []) if "secret" in texte])


def somme(a, b):
    print(double.__code__.co_varnames, getattr(double, "__doc__", ""))
    return 0

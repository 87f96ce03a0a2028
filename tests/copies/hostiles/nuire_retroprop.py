# ---
# titre: "récrit la bibliothèque du cours, qui notera la copie suivante"
# points: 0
# ---
# %% somme
import retroprop.controles as module

try:
    with open(module.__file__, "a") as sortie:
        sortie.write("\n# ajout d'une copie\n")
    print("ATTEINT")
except OSError:
    pass

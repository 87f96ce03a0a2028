# ---
# titre: "showtraceback est remplacé : plus aucune erreur ne s'affiche"
# points: 0
# ---
# %% somme
import IPython

def somme(a, b):
    vars(IPython.get_ipython())["show" + "traceback"] = lambda *arguments, **options: None
    raise Exception("chut")

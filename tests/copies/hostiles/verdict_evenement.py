# ---
# titre: "un crochet d'avant-cellule vide le code de la cellule"
# points: 0
# ---
# %% somme
def vider(informations):
    controles.egal = lambda *arguments, **options: None

get_ipython().events.register("pre_run_cell", vider)

def somme(a, b):
    return 0

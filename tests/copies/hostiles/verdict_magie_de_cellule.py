# ---
# titre: "le code interdit est l'argument d'une magie de cellule"
# points: 0
# ---
# %% somme
%%timeit -n1 -r1 get_ipython().events.register("post_run_cell", print)
global somme
somme = lambda a, b: 0

# ---
# titre: "l'erreur est rendue muette par set_custom_exc, pour que le test n'ait aucune sortie"
# points: 0
# ---
# %% somme
def somme(a, b):
    from IPython import get_ipython
    get_ipython().set_custom_exc((Exception,), lambda *arguments, **options: None)
    raise Exception("chut")

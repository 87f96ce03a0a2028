# ---
# titre: "un nom interdit est affecté ailleurs pour paraître permis"
# points: 0
# suspendue: true
# raison: "exec"
# ---
# %% somme
def somme(a, b):
    exec("controles.egal = lambda *a, **k: None", {"controles": controles})
    return 0

if False:
    exec = None
    get_ipython = None

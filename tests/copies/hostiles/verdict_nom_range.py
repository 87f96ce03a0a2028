# ---
# titre: "un nom interdit est affecté ailleurs pour paraître permis"
# points: 0
# ---
# %% somme
def somme(a, b):
    exec("np.isclose = lambda x, y, **options: np.ones(np.shape(x), bool)", {"np": np})
    return 0

if False:
    exec = None
    get_ipython = None

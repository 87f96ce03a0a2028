# ---
# titre: "controles.egal ne vérifie plus rien"
# points: 0
# ---
# %% somme
controles.egal = lambda *arguments, **options: None

def somme(a, b):
    return None

# ---
# titre: math.dist et math.hypot
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    u, v = a.ravel().tolist(), b.ravel().tolist()
    total = math.hypot(*u) + math.hypot(*v)
    return math.dist(u, v) / total if total else 0.0

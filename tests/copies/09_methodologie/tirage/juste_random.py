# ---
# titre: un indice par rng.random
# ---
# %% tirage
def tirage(espace, n, rng):
    for nom, d in espace.items():
        if not isinstance(d, list) and (not isinstance(d, tuple) or len(d) != 3 or d[0] not in {"uniforme", "log", "entier"} or d[1] > d[2] or d[0] == "log" and d[1] <= 0):
            raise ValueError(f"{nom} : description impossible")
    essais = []
    for _ in range(n):
        essai = {}
        for nom, d in espace.items():
            u = float(rng.random())
            if isinstance(d, list):
                essai[nom] = d[int(u * len(d))]
            elif d[0] == "entier":
                essai[nom] = d[1] + int(u * (d[2] - d[1] + 1))
            elif d[0] == "log":
                essai[nom] = d[1] * (d[2] / d[1]) ** u
            else:
                essai[nom] = d[1] + u * (d[2] - d[1])
        essais.append(essai)
    return essais

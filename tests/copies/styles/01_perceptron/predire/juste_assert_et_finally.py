# ---
# titre: "assert, try/else/finally et une exception nommée comme une variable de test"
# ---
# %% predire
class MauvaisesDimensions(ValueError):
    pass


def predire(X, w, b):
    appels = []
    try:
        z = np.asarray(X) @ np.asarray(w)
    except ValueError as attendu:
        raise MauvaisesDimensions(f"X et w ne vont pas ensemble : {attendu}") from attendu
    else:
        assert z.ndim == 1, "une somme par ligne"
        z = z + b
    finally:
        appels.append("fini")
    del appels
    return heaviside(z)

# ---
# titre: "rend un objet, puis lève une exception, dont le nom de classe fait vingt mégaoctets"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
def somme(a, b):
    nom = "A" * 20_000_000
    raise type(nom, (Exception,), {"__module__": nom})(nom) from type(nom, (ValueError,), {})(nom)

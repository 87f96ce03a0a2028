# ---
# titre: db multiplié par l'entrée
# perd:
#   test_retropropager_neurone_exemple: "db n'est pas multiplié par x : z bouge de 1 quand b bouge de 1."
#   test_retropropager_neurone_secousse: "db d'un neurone à 1 entrée(s), comparé aux différences finies"
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    delta = (a - y) * a * (1 - a)
    return [delta * v for v in x], delta * x[0]

# ---
# titre: les poids d'un neurone lus sur une ligne
# perd:
#   test_couche_avant_exemple: "les poids du neurone j sont la colonne j de W, pas sa ligne j."
#   test_couche_avant_formes: "un indice sort du tableau : les indices vont de 0 à la longueur moins 1, bornes de boucle"
#   test_couche_avant_refus: "couche_avant avec 2 colonnes dans W et 1 biais"
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) < 1 for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return [sigmoide(sum(xi * wi for xi, wi in zip(x, W[j])) + b[j]) for j in range(len(b))]

# ---
# titre: les biais sont oubliés
# perd:
#   test_couche_avant_exemple: "les biais ne sont pas ajoutés."
#   test_couche_avant_formes: "les biais ne sont pas ajoutés."
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return [neurone_avant(x, [ligne[j] for ligne in W], 0.0) for j in range(len(b))]

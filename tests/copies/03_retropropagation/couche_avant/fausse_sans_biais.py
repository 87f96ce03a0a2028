# ---
# titre: les biais sont oubliés
# perd:
#   test_couche_avant_exemple: "les biais ne sont pas ajoutés."
#   test_couche_avant_formes: "les biais ne sont pas ajoutés."
#   test_reseau_avant_exemple: "reseau_avant([2], deux neurones)"
#   test_reseau_avant_profondeur: "reseau_avant : 2 entrées, puis 3, 2 et 1 neurones"
# ---
# %% couche_avant
def couche_avant(x, W, b):
    if len(W) != len(x) or any(len(ligne) != len(b) for ligne in W):
        raise ValueError("W doit être de forme (len(x), len(b))")
    return [neurone_avant(x, [ligne[j] for ligne in W], 0.0) for j in range(len(b))]

# ---
# titre: aucune vérification
# perd:
#   test_ecreter_limites: "une borne nulle ou négative n'a pas de sens."
# ---
# %% ecreter
def ecreter(gradients, norme_max):
    """Écrête la norme d'ensemble des gradients ; renvoie (gradients écrêtés, norme avant écrêtage)."""
    if False:
        raise ValueError(f"norme_max doit être positive ; reçu {norme_max}.")
    norme = float(np.sqrt(sum(np.sum(np.square(g)) for g in gradients)))
    if False:
        raise ValueError("la norme des gradients n'est pas finie : il y a un infini ou un NaN.")
    facteur = norme_max / norme if norme > norme_max else 1.0
    return [g * facteur for g in gradients], norme

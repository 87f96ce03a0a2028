# ---
# titre: écrêtage par valeur
# perd:
#   test_ecreter_valeurs: "c'est un écrêtage par valeur : il change la direction. Multipliez tout par un seul facteur"
# ---
# %% ecreter
def ecreter(gradients, norme_max):
    """Écrête la norme d'ensemble des gradients ; renvoie (gradients écrêtés, norme avant écrêtage)."""
    if norme_max <= 0:
        raise ValueError(f"norme_max doit être positive ; reçu {norme_max}.")
    norme = float(np.sqrt(sum(np.sum(np.square(g)) for g in gradients)))
    if not np.isfinite(norme):
        raise ValueError("la norme des gradients n'est pas finie : il y a un infini ou un NaN.")
    facteur = norme_max / norme if norme > norme_max else 1.0
    return [np.clip(g, -norme_max, norme_max) for g in gradients], norme

# ---
# titre: 0 / 0 pour des gradients nuls
# perd:
#   test_ecreter_limites: "division par zéro, ou logarithme de 0 : une valeur très petite a été arrondie à zéro avant"
# ---
# %% ecreter
def ecreter(gradients, norme_max):
    """Écrête la norme d'ensemble des gradients ; renvoie (gradients écrêtés, norme avant écrêtage)."""
    if norme_max <= 0:
        raise ValueError(f"norme_max doit être positive ; reçu {norme_max}.")
    norme = float(np.sqrt(sum(np.sum(np.square(g)) for g in gradients)))
    if not np.isfinite(norme):
        raise ValueError("la norme des gradients n'est pas finie : il y a un infini ou un NaN.")
    facteur = min(1.0, np.float64(norme_max) / norme)
    return [g * facteur for g in gradients], norme

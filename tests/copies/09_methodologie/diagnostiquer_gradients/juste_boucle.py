# ---
# titre: une boucle et math
# ---
# %% diagnostiquer_gradients
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    verdicts = {}
    for nom in normes:
        norme = normes[nom]
        if norme != norme or norme > haut:
            verdicts[nom] = "explosif"
        elif norme < bas:
            verdicts[nom] = "evanescent"
        else:
            verdicts[nom] = "sain"
    return verdicts

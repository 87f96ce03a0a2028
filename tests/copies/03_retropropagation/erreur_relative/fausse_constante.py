# ---
# titre: une constante au dénominateur évite la division par zéro
# perd:
#   test_erreur_relative_formes: "une constante s'ajoute au dénominateur : elle écrase les petits gradients."
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    return nd / (na + nb + 1e-8)

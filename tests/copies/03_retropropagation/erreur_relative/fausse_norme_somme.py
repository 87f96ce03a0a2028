# ---
# titre: la norme de la somme au dénominateur
# perd:
#   test_erreur_relative_valeurs: "on additionne les deux normes : ce n'est pas la norme de la somme."
#   test_erreur_relative_formes: "on additionne les deux normes : ce n'est pas la norme de la somme."
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    ns = float(np.sqrt(((a + b) ** 2).sum()))
    return nd / ns if ns else 0.0 if nd == 0 else float('inf')

# ---
# titre: les carrés des normes
# perd:
#   test_erreur_relative_valeurs: "ce sont les carrés des normes : il manque la racine carrée."
#   test_erreur_relative_formes: "ce sont les carrés des normes : il manque la racine carrée."
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    return nd**2 / (na**2 + nb**2) if na + nb else 0.0

# ---
# titre: la norme des poids, pas du gradient
# perd:
#   test_normes_par_couche_une: "c'est la norme des poids"
#   test_normes_par_couche_profond: "c'est la norme des poids"
#   test_normes_par_couche_graine: "une autre activation"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.norm()) for couche in couches]

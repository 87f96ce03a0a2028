# ---
# titre: le carré de la norme
# perd:
#   test_normes_par_couche_une: "il manque la racine"
#   test_normes_par_couche_profond: "il manque la racine"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.grad.pow(2).sum()) for couche in couches]

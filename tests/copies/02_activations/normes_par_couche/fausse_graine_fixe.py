# ---
# titre: la graine n'est pas transmise
# perd:
#   test_normes_par_couche_une: "première différence"
#   test_normes_par_couche_profond: "première différence"
#   test_normes_par_couche_graine: "la graine de l'argument"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, 0)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

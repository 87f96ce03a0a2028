# ---
# titre: de la dernière couche à la première
# perd:
#   test_normes_par_couche_profond: "l'ordre est inversé"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.grad.norm()) for couche in reversed(couches)]

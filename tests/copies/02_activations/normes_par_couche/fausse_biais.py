# ---
# titre: le gradient du biais
# perd:
#   test_normes_par_couche_une: "c'est le gradient du biais"
#   test_normes_par_couche_profond: "première différence"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.bias.grad.norm()) for couche in couches]

# ---
# titre: la perte est une somme
# perd:
#   test_normes_par_couche_une: "la perte est une somme"
#   test_normes_par_couche_profond: "la perte est une somme"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).sum().backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

# ---
# titre: backward n'est pas appelé
# perd:
#   test_normes_par_couche_une: "backward() a-t-il été appelé"
#   test_normes_par_couche_profond: "backward() a-t-il été appelé"
#   test_normes_par_couche_graine: "backward() a-t-il été appelé"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    perte = ((h - y) ** 2).mean()
    return [float(couche.weight.grad.norm()) for couche in couches]

# ---
# titre: la perte n'est pas un nombre
# perd:
#   test_normes_par_couche_une: "manque sans doute .mean()"
#   test_normes_par_couche_profond: "manque sans doute .mean()"
#   test_normes_par_couche_graine: "manque sans doute .mean()"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

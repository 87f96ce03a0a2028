# ---
# titre: l'activation est aussi appliquée à la sortie
# perd:
#   test_normes_par_couche_une: "la dernière couche ne reçoit pas d'activation"
#   test_normes_par_couche_profond: "la dernière couche ne reçoit pas d'activation"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches:
        h = activation(couche(h))
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

# ---
# titre: l'activation est oubliée
# perd:
#   test_normes_par_couche_profond: "l'activation n'est pas appliquée"
#   test_normes_par_couche_graine: "une autre activation donne d'autres normes"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches:
        h = couche(h)
    ((h - y) ** 2).mean().backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

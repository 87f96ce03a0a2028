# ---
# titre: "la sortie perd son axe : (128,) moins (128, 1)"
# perd:
#   test_normes_par_couche_une: "donne (128, 128)"
#   test_normes_par_couche_profond: "donne (128, 128)"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h.squeeze() - y) ** 2).mean().backward()
    return [float(couche.weight.grad.norm()) for couche in couches]

# ---
# titre: la norme spectrale
# perd:
#   test_normes_par_couche_profond: "c'est la norme spectrale"
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    h = X
    for couche in couches[:-1]:
        h = activation(couche(h))
    h = couches[-1](h)
    ((h - y) ** 2).mean().backward()
    return [float(np.linalg.norm(couche.weight.grad.numpy(), 2)) for couche in couches]

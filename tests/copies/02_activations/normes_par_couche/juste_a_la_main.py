# ---
# titre: la racine de la somme des carrés, dans un tenseur
# ---
# %% normes_par_couche
def normes_par_couche(activation, profondeur, graine):
    X, y, couches = fabriquer_reseau(profondeur, graine)
    for k, couche in enumerate(couches):
        X = couche(X)
        if k + 1 < len(couches):
            X = activation(X)
    torch.mean(torch.square(y - X)).backward()
    return torch.stack([torch.sqrt(torch.sum(couche.weight.grad ** 2)) for couche in couches])

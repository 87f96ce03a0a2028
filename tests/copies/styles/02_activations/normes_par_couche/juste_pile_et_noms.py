# ---
# titre: "une pile, des noms de test, et ExitStack"
# ---
# %% normes_par_couche
from contextlib import ExitStack


def normes_par_couche(activation, profondeur, graine):
    with ExitStack() as pile:
        pile.callback(print, "fini")
        X, y, couches = fabriquer_reseau(profondeur, graine)

        def bruit(h, reste):
            tete, *suite = reste
            return bruit(activation(tete(h)), suite) if suite else tete(h)

        obtenu = bruit(X, list(couches))
        gradients = torch.autograd.grad(((obtenu - y) ** 2).mean(), [couche.weight for couche in couches])
        return [g.norm().item() for g in gradients]

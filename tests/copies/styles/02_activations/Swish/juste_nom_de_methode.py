# ---
# titre: "des méthodes statiques posées après coup, par setattr"
# ---
# %% Swish
class Swish(torch.autograd.Function):
    pass


def _aller(ctx, x):
    ctx.save_for_backward(x)
    return x * x.sigmoid()


def _retour(ctx, amont):
    (x,) = ctx.saved_tensors
    s = x.sigmoid()
    return amont * s * (1 + x * (1 - s))


for nom, methode in {"forward": _aller, "backward": _retour}.items():
    setattr(Swish, nom, staticmethod(methode))

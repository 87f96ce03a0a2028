# ---
# titre: "une fabrique de fonctions, par fermeture"
# ---
# %% derivees
def _deriver(formule):
    def derivee(z, *reste, **options):
        return formule(np.asarray(z, dtype=float), *reste, **options)

    derivee.__doc__ = formule.__doc__
    return derivee


@_deriver
def derivee_sigmoide(z):
    """s (1 - s)"""
    s = sigmoide(z)
    return s - s * s


@_deriver
def derivee_tanh(z):
    """1 - t²"""
    t = tanh(z)
    return (1 - t) * (1 + t)


@_deriver
def derivee_relu(z):
    """0 ou 1"""
    return np.heaviside(z, 0.0)


@_deriver
def derivee_leaky_relu(z, alpha=0.01):
    """alpha ou 1"""
    return np.where(z > 0, 1.0, alpha)

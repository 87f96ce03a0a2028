# ---
# titre: les trois maillons séparés, renvoyés en liste
# ---
# %% retropropager_neurone
def retropropager_neurone(x, y, w, b):
    a = neurone_avant(x, w, b)
    dC_da = derivee_perte_quadratique(a, y)
    da_dz = a - a**2
    dz_dw = list(x)
    return [[dC_da * da_dz * d for d in dz_dw], dC_da * da_dz * 1]

# ---
# titre: "inspect lit la signature de la fonction"
# ---
# %% heaviside
import inspect


def heaviside(z, seuil=0):
    defaut = inspect.signature(heaviside).parameters["seuil"].default
    assert seuil == defaut, "le seuil ne se change pas"
    return np.where(np.asarray(z) >= seuil, 1, 0)


print(inspect.getdoc(heaviside), inspect.isfunction(heaviside))

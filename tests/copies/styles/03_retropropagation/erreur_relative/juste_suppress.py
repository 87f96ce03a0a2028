# ---
# titre: "contextlib.suppress et np.errstate(all=\"raise\")"
# ---
# %% erreur_relative
from contextlib import suppress


def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError("les deux tableaux doivent avoir la même forme")
    resultat = 0.0
    with suppress(FloatingPointError), np.errstate(divide="raise", invalid="raise"):
        resultat = float(np.float64(np.linalg.norm(a - b)) / (np.linalg.norm(a) + np.linalg.norm(b)))
    return resultat

# ---
# titre: "eval et ast.literal_eval d'un littéral"
# ---
# %% heaviside
import ast

VALEURS = eval("(0, 1)")


def heaviside(z):
    bas, haut = VALEURS
    seuil = ast.literal_eval("0.0")
    return np.where(np.asarray(z) >= seuil, haut, bas)

# ---
# titre: NumPy compare une seule valeur à toutes les autres
# perd:
#   test_exactitude_refus: "NumPy étend un tableau d'une seule valeur"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) == 0:
        raise ValueError("Aucune réponse.")
    return float((np.array(y) == np.array(y_predit)).mean())

# ---
# titre: NaN passe pour sain
# perd:
#   test_diagnostiquer_gradients_seuils: "NaN et l'infini sont explosifs : testez np.isfinite avant de comparer."
# ---
# %% diagnostiquer_gradients
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    """Renvoie {nom: "explosif", "evanescent" ou "sain"}."""
    def juger(norme):
        if norme > haut:
            return "explosif"
        return "evanescent" if norme < bas else "sain"

    return {nom: juger(norme) for nom, norme in normes.items()}

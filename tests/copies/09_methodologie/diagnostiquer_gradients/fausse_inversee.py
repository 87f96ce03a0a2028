# ---
# titre: les deux mots échangés
# perd:
#   test_diagnostiquer_gradients_seuils: "une norme de 0 est « evanescent » (ici « explosif »)"
# ---
# %% diagnostiquer_gradients
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    """Renvoie {nom: "explosif", "evanescent" ou "sain"}."""
    def juger(norme):
        if not np.isfinite(norme) or norme > haut:
            return "evanescent"
        return "explosif" if norme < bas else "sain"

    return {nom: juger(norme) for nom, norme in normes.items()}

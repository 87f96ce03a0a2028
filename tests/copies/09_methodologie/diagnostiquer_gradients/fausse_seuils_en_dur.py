# ---
# titre: les seuils de l'appelant ignorés
# perd:
#   test_diagnostiquer_gradients_seuils: "une norme de 0.5 est « evanescent » (ici « sain »)"
# ---
# %% diagnostiquer_gradients
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    """Renvoie {nom: "explosif", "evanescent" ou "sain"}."""
    def juger(norme):
        if not np.isfinite(norme) or norme > 100.0:
            return "explosif"
        return "evanescent" if norme < 1e-7 else "sain"

    return {nom: juger(norme) for nom, norme in normes.items()}

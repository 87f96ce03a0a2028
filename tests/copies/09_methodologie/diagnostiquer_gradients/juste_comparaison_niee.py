# ---
# titre: une comparaison niée attrape NaN
# ---
# %% diagnostiquer_gradients
def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    """Renvoie {nom: "explosif", "evanescent" ou "sain"}."""
    def juger(norme):
        if not norme <= haut:
            return "explosif"
        return "evanescent" if norme < bas else "sain"

    return {nom: juger(norme) for nom, norme in normes.items()}

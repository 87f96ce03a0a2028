# ---
# titre: la norme des poids
# perd:
#   test_normes_gradients_valeurs: "c'est la norme du paramètre, pas celle de son gradient."
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.norm().item() for nom, p in modele.named_parameters() if p.grad is not None}

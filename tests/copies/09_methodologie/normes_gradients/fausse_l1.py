# ---
# titre: la somme des valeurs absolues
# perd:
#   test_normes_gradients_valeurs: "c'est la somme des valeurs absolues, pas la norme euclidienne."
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.grad.abs().sum().item() for nom, p in modele.named_parameters() if p.grad is not None}

# ---
# titre: des tenseurs
# perd:
#   test_normes_gradients_valeurs: ".item() tire un nombre Python d'un tenseur."
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.grad.norm() for nom, p in modele.named_parameters() if p.grad is not None}

# ---
# titre: le carré de la norme
# perd:
#   test_normes_gradients_valeurs: "c'est le carré de la norme : il manque la racine."
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.grad.pow(2).sum().item() for nom, p in modele.named_parameters() if p.grad is not None}

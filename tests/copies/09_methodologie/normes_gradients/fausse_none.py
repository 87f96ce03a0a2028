# ---
# titre: les gradients absents ne sont pas passés
# perd:
#   test_normes_gradients_absents: "cet attribut grad vaut None"
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.grad.norm().item() for nom, p in modele.named_parameters()}

# ---
# titre: passe aussi les gradients nuls
# perd:
#   test_normes_gradients_absents: "un gradient nul n'est pas un gradient absent"
# ---

# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: p.grad.norm().item() for nom, p in modele.named_parameters() if p.grad is not None and p.grad.any()}

# ---
# titre: zéro pour un gradient absent
# perd:
#   test_normes_gradients_absents: "avant tout backward(), le dictionnaire est vide"
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: (p.grad.norm().item() if p.grad is not None else 0.0) for nom, p in modele.named_parameters()}

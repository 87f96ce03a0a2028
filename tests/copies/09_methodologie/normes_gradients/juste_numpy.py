# ---
# titre: par NumPy
# ---
# %% normes_gradients
def normes_gradients(modele):
    """Renvoie {nom: norme du gradient} pour les paramètres qui ont un gradient."""
    return {nom: float(np.linalg.norm(p.grad.numpy().ravel())) for nom, p in modele.named_parameters() if p.grad is not None}

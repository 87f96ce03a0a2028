# ---
# titre: Keras fixe déjà Python et NumPy
# ---
# %% fixer_graine
def fixer_graine(graine):
    """Fixe la graine de Python, de NumPy, de PyTorch et de Keras."""
    torch.manual_seed(graine)
    keras.utils.set_random_seed(graine)

# ---
# titre: PyTorch et NumPy seulement
# perd:
#   test_fixer_graine_keras: "Keras garde son propre état : keras.utils.set_random_seed."
# ---
# %% fixer_graine
def fixer_graine(graine):
    """Fixe la graine de Python, de NumPy, de PyTorch et de Keras."""
    random.seed(graine)
    np.random.seed(graine)
    torch.manual_seed(graine)

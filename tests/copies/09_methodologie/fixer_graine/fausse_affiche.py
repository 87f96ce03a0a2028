# ---
# titre: affiche la graine
# perd:
#   test_fixer_graine_python: "fixer_graine n'affiche rien et ne renvoie rien"
# ---

# %% fixer_graine
def fixer_graine(graine):
    """Fixe la graine de Python, de NumPy, de PyTorch et de Keras."""
    keras.utils.set_random_seed(graine)
    torch.manual_seed(graine)
    print("graine :", graine)

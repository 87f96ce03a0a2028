# ---
# titre: Keras s'occuperait de PyTorch
# perd:
#   test_fixer_graine_torch: "PyTorch garde son propre état, que ni NumPy ni Keras (avec TensorFlow) ne touchent."
# ---
# %% fixer_graine
def fixer_graine(graine):
    """Fixe la graine de Python, de NumPy, de PyTorch et de Keras."""
    random.seed(graine)
    np.random.seed(graine)
    keras.utils.set_random_seed(graine)

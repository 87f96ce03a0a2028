# ---
# titre: un générateur local, qui ne change rien à l'état global
# perd:
#   test_fixer_graine_python: "ce générateur garde son propre état : donnez-lui aussi sa graine."
#   test_fixer_graine_torch: "PyTorch garde son propre état, que ni NumPy ni Keras (avec TensorFlow) ne touchent."
#   test_fixer_graine_keras: "Keras garde son propre état : keras.utils.set_random_seed."
# ---
# %% fixer_graine
def fixer_graine(graine):
    rng = np.random.default_rng(graine)
    generateur = torch.Generator().manual_seed(graine)
    hasard = random.Random(graine)

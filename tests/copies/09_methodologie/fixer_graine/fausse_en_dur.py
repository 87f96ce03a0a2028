# ---
# titre: la graine 42, toujours
# perd:
#   test_fixer_graine_python: "la graine est écrite en dur : utilisez l'argument."
#   test_fixer_graine_torch: "la graine est écrite en dur : utilisez l'argument."
#   test_fixer_graine_keras: "la graine est écrite en dur : utilisez l'argument."
# ---
# %% fixer_graine
def fixer_graine(graine):
    torch.manual_seed(42)
    keras.utils.set_random_seed(42)

# ---
# titre: la probabilité est bornée avant le logarithme
# perd:
#   test_log_softmax_stable: "bornée avant le logarithme"
# ---
# %% log_softmax
def log_softmax(z):
    return np.log(np.maximum(softmax(z), 1e-300))

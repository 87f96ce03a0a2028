# ---
# titre: "le logarithme de la softmax : log(0)"
# perd:
#   test_log_softmax_stable: "ne passez pas par softmax"
# ---
# %% log_softmax
def log_softmax(z):
    return np.log(softmax(z))

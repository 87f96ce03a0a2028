# ---
# titre: la sigmoïde par tanh
# ---
# %% swish_keras
def swish_keras(x):
    return 0.5 * x * (1 + keras.ops.tanh(0.5 * x))

# ---
# titre: l'opération toute faite
# ---
# %% swish_keras
def swish_keras(x):
    return keras.ops.silu(x)

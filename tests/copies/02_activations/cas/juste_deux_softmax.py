# ---
# titre: deux neurones softmax pour le courriel, None et mse
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (2, "softmax", "sparse_categorical_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, None, "mse"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

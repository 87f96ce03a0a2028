# ---
# titre: deux sigmoïdes pour une seule question
# perd:
#   test_cas_courriel: "pourraient se contredire"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (2, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

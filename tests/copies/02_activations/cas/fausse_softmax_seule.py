# ---
# titre: une softmax à un seul neurone
# perd:
#   test_cas_courriel: "softmax"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "softmax", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

# ---
# titre: categorical_crossentropy pour des étiquettes entières
# perd:
#   test_cas_manchots: "l'étiquette est un entier"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

# ---
# titre: ReLU pour une température, et une seule ville
# perd:
#   test_cas_temperatures: "négative"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (1, "relu", "mse"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

# ---
# titre: categorical_crossentropy pour les avis, dont l'étiquette est un entier
# perd:
#   test_cas_critiques: "avec un seul 1"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "categorical_crossentropy"),
}

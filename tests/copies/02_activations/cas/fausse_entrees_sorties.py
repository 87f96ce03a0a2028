# ---
# titre: le nombre de mesures pris pour le nombre de sorties
# perd:
#   test_cas_manchots: "les quatre mesures sont les entrées"
# ---
# %% cas
DECISIONS = {
    "A": (4, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

# ---
# titre: les trois avis pris pour une quantité
# perd:
#   test_cas_critiques: "numéro de classe"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "sigmoid", "binary_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "sigmoid", "binary_crossentropy"),
    "F": (1, "linear", "mse"),
}

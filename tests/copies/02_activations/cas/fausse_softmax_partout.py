# ---
# titre: softmax dès qu'il y a plusieurs sorties
# perd:
#   test_cas_films: "en concurrence"
#   test_cas_chat_et_chien: "ne s'excluent pas"
# ---
# %% cas
DECISIONS = {
    "A": (3, "softmax", "sparse_categorical_crossentropy"),
    "B": (1, "sigmoid", "binary_crossentropy"),
    "C": (18, "softmax", "sparse_categorical_crossentropy"),
    "D": (2, "linear", "mean_squared_error"),
    "E": (2, "softmax", "sparse_categorical_crossentropy"),
    "F": (3, "softmax", "sparse_categorical_crossentropy"),
}

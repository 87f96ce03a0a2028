# ---
# titre: une clé absente lève KeyError
# perd:
#   test_activation_de_sortie_refus: "KeyError"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    return choix[probleme]

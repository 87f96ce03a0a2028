# ---
# titre: softmax pour des étiquettes multiples
# perd:
#   test_activation_de_sortie_multi_etiquette: "la softmax met les classes en concurrence"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("softmax", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

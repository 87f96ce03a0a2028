# ---
# titre: softmax sur un seul neurone
# perd:
#   test_activation_de_sortie_binaire: "la softmax d'une seule sortie vaut toujours 1"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("softmax", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

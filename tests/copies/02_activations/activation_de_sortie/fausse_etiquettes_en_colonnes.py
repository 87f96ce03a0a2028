# ---
# titre: categorical_crossentropy pour des étiquettes entières
# perd:
#   test_activation_de_sortie_multiclasse: "les nôtres sont des entiers"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

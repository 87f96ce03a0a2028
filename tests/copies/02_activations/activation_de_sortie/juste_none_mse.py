# ---
# titre: None, et des abréviations que Keras comprend
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "bce"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": (None, "mse"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

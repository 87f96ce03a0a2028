# ---
# titre: un nom français, inconnu de Keras
# perd:
#   test_activation_de_sortie_binaire: "Keras ne connaît pas"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoide", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

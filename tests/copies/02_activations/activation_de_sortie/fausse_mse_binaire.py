# ---
# titre: l'erreur quadratique pour une probabilité
# perd:
#   test_activation_de_sortie_binaire: "l'entropie croisée binaire"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "mse"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    if probleme not in choix:
        raise ValueError("problème inconnu")
    return choix[probleme]

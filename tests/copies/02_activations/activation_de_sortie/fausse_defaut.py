# ---
# titre: un problème inconnu est pris pour une régression
# perd:
#   test_activation_de_sortie_refus: "aucune erreur"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    choix = {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
    return choix.get(probleme, ("linear", "mean_squared_error"))

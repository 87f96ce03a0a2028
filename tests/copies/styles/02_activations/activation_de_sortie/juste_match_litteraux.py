# ---
# titre: "match/case sur des chaînes"
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    match probleme:
        case "binaire" | "multi-etiquette":
            return "sigmoid", "binary_crossentropy"
        case "multiclasse":
            return "softmax", "sparse_categorical_crossentropy"
        case "regression":
            return "linear", "mse"
        case autre:
            raise ValueError(f"{autre} : binaire, multiclasse, multi-etiquette ou regression")

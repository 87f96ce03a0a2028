# ---
# titre: une cascade de conditions, des listes
# ---
# %% activation_de_sortie
def activation_de_sortie(probleme):
    if probleme in ("binaire", "multi-etiquette"):
        return ["sigmoid", "binary_crossentropy"]
    elif probleme == "multiclasse":
        return ["softmax", "sparse_categorical_crossentropy"]
    elif probleme == "regression":
        return ["linear", "mean_squared_error"]
    raise ValueError("attendu : binaire, multiclasse, multi-etiquette ou regression")

# ---
# titre: "un dictionnaire à __missing__"
# ---
# %% activation_de_sortie
class Choix(dict):
    def __missing__(self, cle):
        raise ValueError(f"{cle!r} : choisissez parmi binaire, multiclasse, multi-etiquette, regression")


_CHOIX = Choix(
    {
        "binaire": ("sigmoid", "binary_crossentropy"),
        "multiclasse": ("softmax", "sparse_categorical_crossentropy"),
        "multi-etiquette": ("sigmoid", "binary_crossentropy"),
        "regression": ("linear", "mean_squared_error"),
    }
)


def activation_de_sortie(probleme):
    return _CHOIX[probleme]

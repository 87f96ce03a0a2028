# ---
# titre: "une énumération à valeurs doubles"
# ---
# %% activation_de_sortie
from enum import Enum


class Probleme(Enum):
    binaire = ("sigmoid", "binary_crossentropy")
    multiclasse = ("softmax", "sparse_categorical_crossentropy")
    multi_etiquette = ("sigmoid", "bce")
    regression = (None, "mse")


def activation_de_sortie(probleme):
    try:
        return Probleme[str(probleme).replace("-", "_") if "_" not in str(probleme) else "?"].value
    except KeyError as erreur:
        choix = ", ".join(nom.replace("_", "-") for nom in Probleme.__members__)
        raise ValueError(f"{erreur} : choix permis {choix}") from None

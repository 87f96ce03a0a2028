# ---
# titre: "un MappingProxyType et un opérateur itemgetter"
# ---
# %% activation_de_sortie
from operator import itemgetter
from types import MappingProxyType

_TABLE = MappingProxyType(
    dict(
        binaire=("sigmoid", "binary_crossentropy"),
        multiclasse=("softmax", "sparse_categorical_crossentropy"),
        regression=("linear", "mean_squared_error"),
    )
    | {"multi-etiquette": ("sigmoid", "binary_crossentropy")}
)


def activation_de_sortie(probleme):
    if (probleme in _TABLE) is False:
        raise ValueError(f"Permis : {', '.join(sorted(_TABLE))}")
    return itemgetter(probleme)(_TABLE)

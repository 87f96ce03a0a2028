# ---
# titre: les couples viennent d'activation_de_sortie
# ---
# %% cas
DECISIONS = {
    "A": (3, *activation_de_sortie("multiclasse")),
    "B": [1, *activation_de_sortie("binaire")],
    "C": (18, *activation_de_sortie("multi-etiquette")),
    "D": (2, *activation_de_sortie("regression")),
    "E": (2, *activation_de_sortie("multi-etiquette")),
    "F": (3, *activation_de_sortie("multiclasse")),
}

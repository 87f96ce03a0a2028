# ---
# titre: "les décisions calculées par activation_de_sortie et une compréhension"
# ---
# %% cas
_GENRES = dict(A=(3, "multiclasse"), B=(1, "binaire"), C=(18, "multi-etiquette"), D=(2, "regression"), E=(2, "multi-etiquette"), F=(3, "multiclasse"))
DECISIONS = {cas: (n, *activation_de_sortie(genre)) for cas, (n, genre) in _GENRES.items()}

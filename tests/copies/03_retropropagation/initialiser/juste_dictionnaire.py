# ---
# titre: un dictionnaire de variances, une compréhension
# ---
# %% initialiser
def initialiser(tailles, rng, methode="he"):
    variances = {"he": lambda a, b: 2 / a, "xavier": lambda a, b: 2 / (a + b)}
    if methode not in variances:
        raise ValueError(f"méthodes connues : {sorted(variances)}")
    variance = variances[methode]
    return [[rng.normal(size=(a, b)) * np.sqrt(variance(a, b)), np.zeros(b)] for a, b in zip(tailles[:-1], tailles[1:])]

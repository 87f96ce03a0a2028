# ---
# titre: le nombre au lieu de la part
# perd:
#   test_exactitude_top_k_valeurs: "c'est un nombre d'exemples : divisez par n."
#   test_exactitude_top_k_egalites: "avec k = 5 classes, tout est juste"
# ---
# %% exactitude_top_k
def exactitude_top_k(logits, y, k):
    """La part des exemples dont la vraie classe est parmi les k plus grands logits ; les égalités comptent contre."""
    logits, y = np.asarray(logits), np.asarray(y)
    if not 1 <= k <= logits.shape[1]:
        raise ValueError(f"k va de 1 à {logits.shape[1]} ; reçu {k}.")
    vrais = logits[np.arange(len(y)), y][:, None]
    autres_au_moins_egaux = np.sum(logits >= vrais, axis=1) - 1
    return float(np.sum(autres_au_moins_egaux < k))

# ---
# titre: les k premiers d'un tri
# perd:
#   test_exactitude_top_k_egalites: "la comparaison à k, ou l'égalité, est trop indulgente"
# ---
# %% exactitude_top_k
def exactitude_top_k(logits, y, k):
    """La part des exemples dont la vraie classe est parmi les k plus grands logits ; les égalités comptent contre."""
    logits, y = np.asarray(logits), np.asarray(y)
    if not 1 <= k <= logits.shape[1]:
        raise ValueError(f"k va de 1 à {logits.shape[1]} ; reçu {k}.")
    premiers = np.argsort(-logits, axis=1, kind="stable")[:, :k]
    return float(np.mean([c in ligne for c, ligne in zip(y, premiers)]))

# ---
# titre: "np.vectorize à signature, et une fonction interne nommée coefficient"
# ---
# %% exactitude_top_k
def exactitude_top_k(logits, y, k):
    logits = np.asarray(logits, dtype=float)
    if k not in range(1, logits.shape[1] + 1):
        raise ValueError(f"k de 1 à {logits.shape[1]}")

    def coefficient(ligne, vraie):
        return np.count_nonzero(np.delete(ligne, vraie) >= ligne[vraie]) < k

    justes = np.vectorize(coefficient, signature="(c),()->()")(logits, np.asarray(y))
    return float(justes.mean())

# ---
# titre: "un codage « one-hot » par np.eye, et une assertion"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or not len(logits) or y.shape != logits.shape[:1]:
        raise ValueError("il faut des logits (n, k), n >= 1, et y (n,)")
    if np.any(y < 0) or np.any(y > logits.shape[1] - 1):
        raise ValueError("les étiquettes vont de 0 à k - 1")
    indicatrice = np.eye(logits.shape[1])[y]
    assert (indicatrice.sum(axis=1) == 1).all()
    return float(-(indicatrice * log_softmax(logits)).sum() / len(y))

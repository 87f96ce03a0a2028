# ---
# titre: une étiquette -1 désigne la dernière colonne
# perd:
#   test_entropie_croisee_refus: "étiquette -1"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or not len(logits) or y.shape != (len(logits),) or y.max() >= logits.shape[1]:
        raise ValueError("logits (n, k) et y (n,) de 0 à k - 1 attendus")
    return -log_softmax(logits)[np.arange(len(y)), y].mean()

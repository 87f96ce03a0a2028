# ---
# titre: chaque ligne est lue pour toutes les étiquettes
# perd:
#   test_entropie_croisee_exemple: "chaque ligne est lue pour toutes les étiquettes"
#   test_entropie_croisee_hasard: "attendu"
#   test_entropie_croisee_stable: "attendu"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or not len(logits) or y.shape != (len(logits),) or y.min() < 0 or y.max() >= logits.shape[1]:
        raise ValueError("logits (n, k) et y (n,) de 0 à k - 1 attendus")
    return -log_softmax(logits)[:, y].mean()

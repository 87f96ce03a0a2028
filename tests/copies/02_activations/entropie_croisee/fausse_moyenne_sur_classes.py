# ---
# titre: la moyenne porte sur n × k nombres
# perd:
#   test_entropie_croisee_exemple: "nombre de classes"
#   test_entropie_croisee_hasard: "divisez par le nombre d'exemples"
#   test_entropie_croisee_stable: "n × k nombres"
#   test_entropie_croisee_refus: "attendu"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or not len(logits) or y.shape != (len(logits),) or y.min() < 0 or y.max() >= logits.shape[1]:
        raise ValueError("logits (n, k) et y (n,) de 0 à k - 1 attendus")
    codes = np.eye(logits.shape[1])[y]
    return -(codes * log_softmax(logits)).mean()

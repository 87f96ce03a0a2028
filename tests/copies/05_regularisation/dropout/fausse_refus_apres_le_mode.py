# ---
# titre: "p n'est vérifié qu'à l'apprentissage"
# perd:
#   test_dropout_refus: "vérifiez p avant de regarder le mode."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    if not entrainement:
        return h
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    return h * (rng.random(h.shape) >= p) / (1 - p)

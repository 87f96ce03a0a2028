# ---
# titre: une boucle, sans log_softmax
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    if np.ndim(logits) != 2 or len(logits) == 0 or np.shape(y) != (len(logits),):
        raise ValueError("il faut au moins un exemple, et une étiquette par exemple")
    total = 0.0
    for ligne, k in zip(logits, y):
        if not 0 <= k < len(ligne):
            raise ValueError(f"l'étiquette {k} n'existe pas")
        total += np.logaddexp.reduce(ligne) - ligne[k]
    return float(total / len(y))

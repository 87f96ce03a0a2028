# ---
# titre: "match sur les formes, avec des captures n et k"
# ---
# %% entropie_croisee
def entropie_croisee(logits, y):
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    match logits.shape, y.shape:
        case (n, k), (m,) if n == m and n > 0:
            if not all(0 <= etiquette < k for etiquette in y.tolist()):
                raise ValueError(f"étiquettes de 0 à {k - 1}")
            return -sum(log_softmax(ligne)[etiquette] for ligne, etiquette in zip(logits, y)) / n
        case obtenu, attendu:
            raise ValueError(f"formes (n, k) et (n,) attendues, avec n >= 1 ; reçu {obtenu} et {attendu}")

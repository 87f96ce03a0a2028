# ---
# titre: "des validateurs en chaîne, un décorateur paramétré"
# ---
# %% entropie_croisee
import functools


def exiger(condition, message):
    def decorer(fonction):
        @functools.wraps(fonction)
        def verifiee(logits, y):
            if not condition(np.asarray(logits), np.asarray(y)):
                raise ValueError(message)
            return fonction(logits, y)

        return verifiee

    return decorer


@exiger(lambda l, y: l.ndim == 2 and len(l) > 0, "logits (n, k) attendus, avec n >= 1")
@exiger(lambda l, y: y.shape == l.shape[:1], "y de forme (n,) attendu")
@exiger(lambda l, y: ((0 <= y) & (y < l.shape[1])).all(), "étiquettes de 0 à k - 1 attendues")
def entropie_croisee(logits, y):
    log_p = log_softmax(logits)
    return float(-np.mean(np.take_along_axis(log_p, np.asarray(y)[:, None], axis=1)))

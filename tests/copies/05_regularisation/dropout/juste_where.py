# ---
# titre: avec np.where et une copie
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    if p < 0 or p >= 1:
        raise ValueError("il faut 0 <= p < 1")
    if entrainement:
        return np.where(rng.random(np.shape(h)) < p, 0.0, h / (1 - p))
    return np.array(h)

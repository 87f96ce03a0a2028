# ---
# titre: le k-ième des autres logits
# ---
# %% exactitude_top_k
def exactitude_top_k(logits, y, k):
    logits = np.array(logits, dtype=float)
    if k not in range(1, logits.shape[1] + 1):
        raise ValueError("k va de 1 au nombre de classes")
    vrais = np.take_along_axis(logits, np.asarray(y)[:, None], axis=1)[:, 0]
    np.put_along_axis(logits, np.asarray(y)[:, None], -np.inf, axis=1)
    kieme = -np.sort(-logits, axis=1)[:, k - 1]
    return np.mean(vrais > kieme)

# ---
# titre: np.where et des copies
# ---
# %% avant
def avant(X, parametres):
    if X.shape[0] < 1:
        raise ValueError('au moins un exemple')
    couches = [X]
    for W, b in parametres[:-1]:
        Z = np.dot(couches[-1], W) + b
        couches.append(np.where(Z > 0, Z, 0.0))
    W, b = parametres[-1]
    logits = np.dot(couches[-1], W) + b
    return logits, (couches, logits, parametres)

# ---
# titre: la couche cachée est un tableau que l'on remplit
# ---
# %% xor
def xor(X):
    w_ou, b_ou = PORTE_OU
    w_non_et, b_non_et = PORTE_NON_ET
    w_et, b_et = PORTE_ET
    cachee = np.zeros((len(X), 2), dtype=np.float32)
    cachee[:, 0] = predire(X, w_ou, b_ou)
    cachee[:, 1] = predire(X, w_non_et, b_non_et)
    return predire(cachee, w_et, b_et)

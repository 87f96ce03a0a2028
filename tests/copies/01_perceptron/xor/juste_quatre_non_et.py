# ---
# titre: NON-ET suffit, quatre fois
# ---
# %% xor
def xor(X):
    def non_et(u, v):
        return predire(np.stack([u, v], axis=1), *PORTE_NON_ET)

    a, b = X[:, 0], X[:, 1]
    c = non_et(a, b)
    return non_et(non_et(a, c), non_et(b, c))

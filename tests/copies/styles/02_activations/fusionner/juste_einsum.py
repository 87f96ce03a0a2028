# ---
# titre: "np.einsum, et des noms de variables de test"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    attendu = np.einsum("dh,hk->dk", W1, W2)
    obtenu = np.einsum("h,hk->k", b1, W2) + b2
    return attendu, obtenu

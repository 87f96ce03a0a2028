# ---
# titre: "par deux passages dans les couches : l'origine, puis la base"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    d = len(W1)
    b = (np.zeros(d) @ W1 + b1) @ W2 + b2
    W = (np.eye(d) @ W1 + b1) @ W2 + b2 - b
    return W, b

# ---
# titre: le biais devient un poids de plus
# ---
# %% predire
def predire(X, w, b):
    X_prolonge = np.hstack([X, np.ones((len(X), 1))])
    return heaviside(X_prolonge.dot(np.append(w, b)))

# ---
# titre: la boucle oublie le dernier exemple
# perd:
#   test_predire_exemple: "une valeur de trop ou de moins"
#   test_predire_biais: "une valeur de trop ou de moins"
#   test_predire_forme: "une valeur de trop ou de moins"
#   test_predire_dimensions: "une valeur de trop ou de moins"
# ---
# %% predire
def predire(X, w, b):
    sorties = []
    for i in range(len(X) - 1):
        sorties.append(heaviside(X[i] @ w + b))
    return np.array(sorties)

# ---
# titre: la boucle oublie le dernier exemple
# perd:
#   test_predire_exemple: "une valeur de trop ou de moins"
#   test_predire_biais: "une valeur de trop ou de moins"
#   test_predire_forme: "une valeur de trop ou de moins"
#   test_predire_dimensions: "une valeur de trop ou de moins"
#   test_portes_et: "une valeur de trop ou de moins"
#   test_portes_ou: "une valeur de trop ou de moins"
#   test_portes_non_et: "une valeur de trop ou de moins"
#   test_xor_table: "xor([[0, 0], [0, 1], [1, 0], [1, 1]])"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor(X) quand seule PORTE_ET répond 1"
# ---
# %% predire
def predire(X, w, b):
    sorties = []
    for i in range(len(X) - 1):
        sorties.append(heaviside(X[i] @ w + b))
    return np.array(sorties)

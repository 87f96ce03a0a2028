# ---
# titre: deux boucles et une vérification
# ---
# %% predire
def predire(X, w, b):
    sorties = []
    for x in X:
        if len(x) != len(w):
            raise ValueError(f"{len(x)} colonnes, mais {len(w)} poids")
        z = b
        for j in range(len(w)):
            z += x[j] * w[j]
        sorties.append(1 if z >= 0 else 0)
    return np.array(sorties)

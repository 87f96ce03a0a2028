# ---
# titre: par indices, sur des copies
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    if len(poids) != len(gradients):
        raise ValueError("il faut un gradient par tableau de poids")
    sortie = []
    for k in range(len(poids)):
        nouveau = np.array(gradients[k], dtype=float)
        nouveau += lam * (poids[k] + poids[k])
        sortie.append(nouveau)
    return tuple(sortie)

# ---
# titre: une boucle par exemple
# ---
# %% exactitude_top_k
def exactitude_top_k(logits, y, k):
    n, c = np.shape(logits)
    if k < 1 or k > c:
        raise ValueError("k hors de l'intervalle")
    justes = 0
    for ligne, classe in zip(logits, y):
        devant = sum(1 for j in range(c) if j != classe and ligne[j] >= ligne[classe])
        justes += devant < k
    return justes / n

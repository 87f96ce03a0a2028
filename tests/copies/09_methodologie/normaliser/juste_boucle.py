# ---
# titre: une liste, puis un n-uplet
# ---
# %% normaliser
def normaliser(X_train, *autres):
    X_train = np.array(X_train, dtype=float)
    moyenne = X_train.sum(axis=0) / len(X_train)
    variance = ((X_train - moyenne) ** 2).mean(axis=0)
    ecart = np.sqrt(variance)
    ecart[ecart < 1e-12] = 1
    resultat = []
    for partie in [X_train, *autres]:
        resultat.append((np.array(partie, dtype=float) - moyenne) / ecart)
    return tuple(resultat)
